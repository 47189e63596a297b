//! `posix`: the system calls that `os` stands on. After CPython's `Modules/posixmodule.c`.

pub mod descriptor;
mod paths;

pub use paths::{Rules, decode, decode_os, encode, fspath, path_arg, path_os, path_text};

use crate::object::spec::ModuleSpec;

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module provides access to operating system functionality that is\nstandardized by the C Standard and the POSIX standard (a thinly\ndisguised Unix interface).",
    functions: &[(
        "fspath",
        "(path)",
        paths::fspath_function,
        "Return the file system path representation of the object.",
    )],
    ..ModuleSpec::named("posix")
};

/// Whether a descriptor is open.
pub fn is_open(fd: i32) -> bool {
    descriptor::borrow(fd).is_ok_and(|fd| rustix::io::fcntl_getfd(fd).is_ok())
}
