//! The register stack of a thread: reserved once, so windows never move; the system commits pages as they are used.

use crate::object::value::Raw;

/// Words a thread's stack has room for: 64 MiB of address space.
const WORDS: usize = 8 << 20;

/// A thread's register stack, all registers unset.
pub(crate) struct Stack {
    memory: memmap2::MmapMut,
}

impl Stack {
    pub(crate) fn new() -> std::io::Result<Stack> {
        Ok(Stack {
            memory: memmap2::MmapMut::map_anon(WORDS * size_of::<Raw>())?,
        })
    }
    pub(crate) fn start(&mut self) -> usize {
        self.memory.as_mut_ptr() as usize
    }
    /// Usable bytes; a margin stays for headers and padded arguments of natives.
    pub(crate) fn size(&self) -> usize {
        self.memory.len() - 1024 * size_of::<Raw>()
    }
}
