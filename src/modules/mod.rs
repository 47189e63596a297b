//! Native modules: one room each, listed in one table.

pub mod abc;
pub mod accounts;
pub mod array;
pub mod ast;
mod asyncio;
pub mod atexit;
pub mod binascii;
pub mod bisect;
pub mod builtins;
pub mod cjk;
pub mod cmath;
pub mod codecs;
pub mod collections;
pub mod compression;
pub mod contextvars;
pub mod csv;
pub mod datetime;
pub mod decimal;
pub mod dis;
mod elementtree;
pub mod errno;
pub mod fcntl;
pub mod functools;
pub mod gc;
pub mod gil;
pub mod hashes;
pub mod heapq;
pub mod imp;
pub mod io;
mod itertools;
pub mod json;
pub mod locale;
pub mod lsprof;
pub mod marshal;
pub mod math;
mod memory;
pub mod mmap;
pub mod multiprocessing;
pub mod operator;
pub mod pickle;
pub mod posix;
pub mod posixshmem;
pub mod pyexpat;
pub mod queue;
pub mod random;
mod replacing;
pub mod resource;
pub mod select;
pub mod signal;
pub mod socket;
pub mod sre;
pub mod strings;
pub mod structs;
pub mod subprocess;
pub mod support;
pub mod symtable;
pub mod sys;
pub mod sysconfigdata;
pub mod templates;
pub mod termios;
pub mod thread;
pub mod time;
pub mod tokenize;
pub mod tracemalloc;
pub mod typing;
pub mod unicodedata;
pub mod warnings;
pub mod weakref;

use crate::object::spec::ModuleSpec;

/// Every native module.
#[rustfmt::skip]
pub static TABLE: &[&ModuleSpec] = &[
    &atexit::SPEC,
    &builtins::SPEC,
    &cjk::SPEC,
    &cmath::SPEC,
    &io::SPEC,
    &itertools::SPEC,
    &array::SPEC,
    &ast::SPEC,
    &asyncio::SPEC,
    &abc::SPEC,
    &contextvars::SPEC,
    &datetime::SPEC,
    &decimal::SPEC,
    &functools::SPEC,
    &collections::SPEC,
    &compression::ZLIB,
    &compression::BZ2,
    &compression::LZMA,
    &operator::SPEC,
    &pickle::SPEC,
    &gil::SPEC,
    &heapq::SPEC,
    &bisect::SPEC,
    &elementtree::SPEC,
    &errno::SPEC,
    &imp::SPEC,
    &locale::SPEC,
    &lsprof::SPEC,
    &marshal::SPEC,
    &mmap::SPEC,
    &multiprocessing::SPEC,
    &math::SPEC,
    &posix::SPEC,
    &posixshmem::SPEC,
    &pyexpat::SPEC,
    &queue::SPEC,
    &random::SPEC,
    &select::SPEC,
    &signal::SPEC,
    &codecs::SPEC,
    &sre::SPEC,
    &json::SPEC,
    &binascii::SPEC,
    &hashes::MD5,
    &hashes::SHA1,
    &hashes::SHA2,
    &hashes::SHA3,
    &hashes::BLAKE2,
    &hashes::KDF,
    &csv::SPEC,
    &strings::SPEC,
    &structs::SPEC,
    &subprocess::SPEC,
    &strings::TEMPLATELIB,
    &socket::SPEC,
    &sys::SPEC,
    &sysconfigdata::SPEC,
    &typing::SPEC,
    &gc::SPEC,
    &memory::SPEC,
    &tracemalloc::SPEC,
    &symtable::SPEC,
    &dis::SPEC,
    &dis::OPCODE,
    &termios::SPEC,
    &fcntl::SPEC,
    &resource::SPEC,
    &accounts::PWD,
    &accounts::GRP,
    &thread::SPEC,
    &time::SPEC,
    &tokenize::SPEC,
    &unicodedata::SPEC,
    &warnings::SPEC,
    &weakref::SPEC,
];

/// The native module of this name.
pub fn find(name: &str) -> Option<&'static ModuleSpec> {
    TABLE.iter().find(|spec| spec.name == name).copied()
}
