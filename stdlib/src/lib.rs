//! The standard library, compiled when gillie is built and embedded: nothing is parsed at start-up, no file is
//! needed at run time. Code is stored as [`gillie_bytecode::serial`] writes it; sources are kept too, compressed,
//! so that tracebacks and `inspect.getsource` can show lines.
//!
//! See `build.rs` for what is embedded and `NOTICE` for whose work it is.

#![forbid(unsafe_code)]

use flate2::read::DeflateDecoder;
use gillie_bytecode::{Code, serial};
use std::io::Read;
use std::sync::Arc;

/// What `__file__` of the library's modules begins with.
pub const ROOT: &str = "<gillie>";

static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.bin"));
/// Sorted by name.
static INDEX: &[Entry] = include!(concat!(env!("OUT_DIR"), "/index.rs"));

/// Files that modules read, by their path below [`ROOT`].
static DATA: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/data.rs"));

struct Entry {
    name: &'static str,
    is_package: bool,
    /// Offset and length in the blob.
    code: (usize, usize),
    source: (usize, usize),
}

/// A module of the library.
#[derive(Clone, Copy)]
pub struct Module(&'static Entry);

fn slice((offset, length): (usize, usize)) -> &'static [u8] {
    &BLOB[offset..offset + length]
}

/// The module of this name.
pub fn find(name: &str) -> Option<Module> {
    let at = INDEX.binary_search_by(|entry| entry.name.cmp(name)).ok()?;
    Some(Module(&INDEX[at]))
}

/// A file that is no module, by its path below [`ROOT`].
pub fn data(path: &str) -> Option<&'static [u8]> {
    let &(_, bytes) = DATA.iter().find(|(name, _)| *name == path)?;
    Some(bytes)
}

/// The paths of all such files.
pub fn data_paths() -> impl Iterator<Item = &'static str> {
    DATA.iter().map(|(path, _)| *path)
}

/// Text that was packed when gillie was built; what is not valid is left out.
pub fn inflate(packed: &[u8]) -> String {
    let mut text = String::new();
    // The build wrote valid data; should it not be, there simply is no text to show.
    let _ = DeflateDecoder::new(packed).read_to_string(&mut text);
    text
}

/// Every module, by name.
pub fn modules() -> impl Iterator<Item = Module> {
    INDEX.iter().map(Module)
}

impl Module {
    /// Its absolute name.
    pub fn name(self) -> &'static str {
        self.0.name
    }
    /// Whether it is a package.
    pub fn is_package(self) -> bool {
        self.0.is_package
    }
    /// Its `__file__`.
    pub fn path(self) -> String {
        let path = self.0.name.replace('.', "/");
        if self.0.is_package {
            format!("{ROOT}/{path}/__init__.py")
        } else {
            format!("{ROOT}/{path}.py")
        }
    }
    /// Its code.
    pub fn code(self) -> Result<Arc<Code>, serial::SerialError> {
        serial::read(slice(self.0.code)).map(|(code, _)| code)
    }
    /// Its source text.
    pub fn source(self) -> String {
        inflate(slice(self.0.source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_module_reads_back() {
        assert!(find("json.decoder").is_some());
        assert!(find("json").is_some_and(Module::is_package));
        assert!(find("no.such.module").is_none());
        for module in modules() {
            let code = module.code().expect("readable");
            assert_eq!(*code.filename, *module.path());
            assert_eq!(serial::write(&code), slice(module.0.code));
            gillie_bytecode::verify(&code).expect("verified by the build step");
        }
        assert!(find("os").is_some_and(|os| os.source().contains("def makedirs")));
    }
}
