//! `mmap`: files as memory. After CPython's `Modules/mmapmodule.c`.
//!
//! `memory.rs` has the map itself, `object.rs` the type.

mod memory;
mod object;

use crate::modules::posix::descriptor;
use crate::object::spec::ModuleSpec;
use crate::vm::Vm;

const NUMBERS: &[(&str, i32)] = &[
    ("PROT_EXEC", libc::PROT_EXEC),
    ("PROT_READ", libc::PROT_READ),
    ("PROT_WRITE", libc::PROT_WRITE),
    ("MAP_SHARED", libc::MAP_SHARED),
    ("MAP_PRIVATE", libc::MAP_PRIVATE),
    ("MAP_DENYWRITE", libc::MAP_DENYWRITE),
    ("MAP_EXECUTABLE", libc::MAP_EXECUTABLE),
    ("MAP_ANON", libc::MAP_ANON),
    ("MAP_ANONYMOUS", libc::MAP_ANONYMOUS),
    ("MAP_POPULATE", libc::MAP_POPULATE),
    ("MAP_STACK", libc::MAP_STACK),
    ("MAP_NORESERVE", libc::MAP_NORESERVE),
    ("MADV_NORMAL", libc::MADV_NORMAL),
    ("MADV_RANDOM", libc::MADV_RANDOM),
    ("MADV_SEQUENTIAL", libc::MADV_SEQUENTIAL),
    ("MADV_WILLNEED", libc::MADV_WILLNEED),
    ("MADV_DONTNEED", libc::MADV_DONTNEED),
    ("MADV_REMOVE", libc::MADV_REMOVE),
    ("MADV_DOFORK", libc::MADV_DOFORK),
    ("MADV_MERGEABLE", libc::MADV_MERGEABLE),
    ("MADV_UNMERGEABLE", libc::MADV_UNMERGEABLE),
    ("MADV_HUGEPAGE", libc::MADV_HUGEPAGE),
    ("MADV_NOHUGEPAGE", libc::MADV_NOHUGEPAGE),
    ("MADV_DONTDUMP", libc::MADV_DONTDUMP),
    ("MADV_DODUMP", libc::MADV_DODUMP),
    ("MADV_FREE", libc::MADV_FREE),
    ("ACCESS_DEFAULT", 0),
    ("ACCESS_READ", 1),
    ("ACCESS_WRITE", 2),
    ("ACCESS_COPY", 3),
];

fn page_size() -> i64 {
    descriptor::sysconf(libc::_SC_PAGESIZE).unwrap_or(4096)
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    types: &[&object::MMAP],
    init: |vm: &mut Vm, module| {
        for (name, number) in NUMBERS {
            let number = vm.int((*number).into());
            vm.module_set(module, name, number);
        }
        for name in ["PAGESIZE", "ALLOCATIONGRANULARITY"] {
            let size = vm.int(page_size());
            vm.module_set(module, name, size);
        }
        let error = vm.exceptions().OSError.value().clone();
        vm.module_set(module, "error", error);
        Ok(())
    },
    ..ModuleSpec::named("mmap")
};
