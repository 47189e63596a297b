//! Where objects were allocated: file and line, while somebody asks for it (`memory.start_tracing`, `tracemalloc`).
//!
//! Nothing here runs otherwise. While it is on, dead objects' blocks go back to the allocator at once, so that every
//! allocation takes the slow way ([`super::blocks`]), which notes it here; and the watched dispatch loop
//! (`vm/exec/traced.rs`) says before each instruction where the program is.

use super::ByAddress;
use crate::object::function::code::CodeObject;
use crate::object::header::Object;
use crate::object::value::Value;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// The place of what is allocated where no Python code is known to run.
pub const NOWHERE: u32 = 0;

type ByAddressMap<V> = HashMap<usize, V, BuildHasherDefault<ByAddress>>;

/// A line of a code object.
#[derive(Clone)]
pub struct Place {
    /// The file's name, a str.
    pub file: Value,
    pub line: u32,
}

#[derive(Default)]
struct Tables {
    /// Live blocks: place and bytes, by address.
    blocks: ByAddressMap<(u32, u32)>,
    /// The places in use; the number of one is its index and one.
    places: Vec<Place>,
    by_line: HashMap<(usize, u32), u32>,
    by_instruction: HashMap<(usize, u32), u32>,
    /// Keeps the code objects alive whose addresses are keys.
    codes: ByAddressMap<Value>,
    bytes: usize,
    peak: usize,
}

/// Places of live objects.
#[derive(Default)]
pub struct Places {
    on: Cell<bool>,
    tables: RefCell<Tables>,
}

impl Places {
    #[inline(always)]
    pub fn is_on(&self) -> bool {
        self.on.get()
    }

    pub(super) fn start(&self) {
        self.on.set(true);
    }

    /// Stops, and forgets everything.
    pub(super) fn stop(&self) {
        self.on.set(false);
        let tables = self.tables.take();
        // What they hold dies when nobody looks at them any more.
        drop(tables);
    }

    /// The number of the place of an instruction (by its word offset); `None` if it stands for nothing in the text.
    pub fn number(&self, code: &Object<CodeObject>, offset: u32) -> Option<u32> {
        let address = super::address(&code.header);
        let mut tables = self.tables.borrow_mut();
        if let Some(&number) = tables.by_instruction.get(&(address, offset)) {
            return (number != NOWHERE).then_some(number);
        }
        let line = code.data.position(offset as usize).line;
        let known = tables.by_line.get(&(address, line)).copied();
        let number = match known {
            _ if line == 0 => NOWHERE,
            Some(number) => number,
            None => {
                let file = code.filename.clone();
                tables.places.push(Place { file, line });
                let number = tables.places.len() as u32;
                tables.by_line.insert((address, line), number);
                number
            }
        };
        tables.codes.entry(address).or_insert_with(|| code.value());
        tables.by_instruction.insert((address, offset), number);
        (number != NOWHERE).then_some(number)
    }

    /// An object was allocated.
    #[cold]
    pub(super) fn note(&self, block: usize, size: usize, place: u32) {
        let mut tables = self.tables.borrow_mut();
        tables.blocks.insert(block, (place, size as u32));
        tables.bytes += size;
        tables.peak = tables.peak.max(tables.bytes);
    }

    /// A block goes back.
    #[cold]
    pub(super) fn forget(&self, block: usize) {
        let mut tables = self.tables.borrow_mut();
        if let Some((_, size)) = tables.blocks.remove(&block) {
            tables.bytes -= size as usize;
        }
    }

    /// Where the block at an address was allocated, and its size.
    pub fn of(&self, block: usize) -> Option<(u32, usize)> {
        let found = self.tables.borrow().blocks.get(&block).copied();
        found.map(|(place, size)| (place, size as usize))
    }

    pub fn place(&self, number: u32) -> Option<Place> {
        let at = (number as usize).checked_sub(1)?;
        self.tables.borrow().places.get(at).cloned()
    }

    /// Every live block: address, place, bytes.
    pub fn blocks(&self) -> Vec<(usize, u32, usize)> {
        let tables = self.tables.borrow();
        let row = |(&block, &(place, size)): (&usize, &(u32, u32))| (block, place, size as usize);
        tables.blocks.iter().map(row).collect()
    }

    /// The most bytes that lived since the start, now that so many live: what containers have elsewhere is counted when
    /// somebody asks.
    pub fn raise_peak(&self, now: usize) -> usize {
        let mut tables = self.tables.borrow_mut();
        tables.peak = tables.peak.max(now);
        tables.peak
    }

    pub fn reset_peak(&self) {
        let mut tables = self.tables.borrow_mut();
        tables.peak = tables.bytes;
    }

    /// Forgets the objects that live now.
    pub fn forget_blocks(&self) {
        let mut tables = self.tables.borrow_mut();
        tables.blocks.clear();
        tables.bytes = 0;
        tables.peak = 0;
    }

    /// About how much memory all this takes.
    pub fn overhead(&self) -> usize {
        let tables = self.tables.borrow();
        tables.blocks.capacity() * 17
            + tables.places.capacity() * size_of::<Place>()
            + (tables.by_line.capacity() + tables.by_instruction.capacity()) * 25
    }
}
