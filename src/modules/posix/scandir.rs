//! `scandir` and `DirEntry`.

use super::files::entries;
use super::paths::{PathArg, Rules, path_arg, result};
use crate::modules::support::text_of;
use crate::object::bytes::Bytes;
use crate::object::header::{Payload, Visitor};
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::spec::TypeSpec;
use crate::object::{Bound, GilCell, Value};
use crate::vm::{Result, Vm};
use rustix::fs::{AtFlags, CWD, FileType};
use rustix::io::Errno;
use std::cell::Cell;
use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};

/// Payload of `DirEntry`.
pub struct DirEntry {
    name: Value,
    path: Value,
    os_path: OsString,
    /// The directory's descriptor, if that was scanned: the entry's path is relative to it.
    directory: Option<i32>,
    kind: FileType,
    inode: u64,
    stat: GilCell<Option<Value>>,
    link_stat: GilCell<Option<Value>>,
}

impl Payload for DirEntry {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(&self.name);
        visit(&self.path);
        self.stat.get(vm).iter().for_each(&mut *visit);
        self.link_stat.get(vm).iter().for_each(visit);
    }
}

/// Payload of the iterator.
pub struct ScanDir {
    left: GilCell<Vec<Value>>,
    closed: Cell<bool>,
}

impl Payload for ScanDir {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.left.get(vm).iter().for_each(visit);
    }
}

pub(super) fn scandir(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let rules = Rules {
        function: "scandir",
        argument: "path",
        allow_fd: true,
        allow_none: true,
    };
    let path = path_arg(vm, args.opt(0), rules)?;
    let shown = args.opt(0).cloned().unwrap_or(Value::NONE);
    let found = match super::descriptor::call(vm, || entries(&path))? {
        Ok(found) => found,
        Err(error) => return Err(super::paths::path_error(vm, error, &shown)),
    };
    let bytes = path.wants_bytes();
    let (base, directory) = match &path {
        PathArg::Fd(fd) => (OsString::new(), Some(*fd)),
        other => (other.path(), None),
    };
    let mut made = Vec::new();
    for (name, kind, inode) in found.into_iter().rev() {
        let mut full = base.as_bytes().to_vec();
        if !full.is_empty() && full.last() != Some(&b'/') {
            full.push(b'/');
        }
        full.extend(name.as_bytes());
        let os_path = OsString::from_vec(full);
        let entry = DirEntry {
            name: result(vm, &name, bytes),
            path: result(vm, if base.is_empty() { &name } else { &os_path }, bytes),
            os_path,
            directory,
            kind,
            inode,
            stat: GilCell::new(None),
            link_stat: GilCell::new(None),
        };
        made.push(vm.object(entry));
    }
    Ok(vm.object(ScanDir {
        left: GilCell::new(made),
        closed: Cell::new(false),
    }))
}

fn itself(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(value.clone())
}

fn next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let scan = value.downcast::<ScanDir>().expect("own slot");
    let next = scan.left.get_mut(vm).pop();
    if next.is_none() {
        scan.closed.set(true);
    }
    Ok(next)
}

/// Warns of an iterator that was neither used up nor closed.
fn finalize(vm: &mut Vm, value: &Value) -> Result<()> {
    let scan = value.downcast::<ScanDir>().expect("own slot");
    if !scan.closed.replace(true) {
        let text = vm.repr_text(value)?;
        let message = format!("unclosed scandir iterator {text}");
        crate::modules::warnings::warn_unclosed(vm, &message, value);
    }
    Ok(())
}

fn enter(_: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(args.arg(0).clone())
}

fn close(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let scan = args.arg(0).downcast::<ScanDir>().expect("own method");
    scan.left.set(vm, Vec::new());
    scan.closed.set(true);
    Ok(Value::NONE)
}

/// The iterator's type.
pub(super) static SCANDIR: TypeSpec = TypeSpec {
    module: "posix",
    flags: crate::object::types::flags::FINALIZER,
    methods: &[
        ("__enter__", "($self, /)", enter, ""),
        ("__exit__", "($self, /, *args)", close, ""),
        ("close", "($self, /)", close, ""),
    ],
    slots: |slots| {
        slots.iter.set(Some(itself));
        slots.next.set(Some(next));
        slots.finalize.set(Some(finalize));
    },
    ..TypeSpec::of::<ScanDir>("ScandirIterator")
};

fn own(value: &Value) -> &DirEntry {
    value.downcast::<DirEntry>().expect("a DirEntry's method")
}

fn follow_arg(vm: &mut Vm, args: &[Option<Value>]) -> Result<bool> {
    match args.opt(1) {
        Some(follow) => vm.is_true(follow),
        None => Ok(true),
    }
}

fn stat_now(
    vm: &mut Vm,
    entry: &DirEntry,
    follow: bool,
) -> Result<std::result::Result<rustix::fs::Stat, Errno>> {
    let flags = if follow {
        AtFlags::empty()
    } else {
        AtFlags::SYMLINK_NOFOLLOW
    };
    super::descriptor::call(vm, || {
        let directory = match entry.directory {
            Some(fd) => super::descriptor::borrow(fd)?,
            None => CWD,
        };
        rustix::fs::statat(directory, &entry.os_path, flags)
    })
}

fn stat(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let follow = follow_arg(vm, args)?;
    let entry = own(args.arg(0));
    let cell = if follow {
        &entry.stat
    } else {
        &entry.link_stat
    };
    if let Some(known) = cell.cloned(vm) {
        return Ok(known);
    }
    match stat_now(vm, entry, follow)? {
        Ok(stat) => {
            let stat = super::stat::result(vm, &stat)?;
            cell.set(vm, Some(stat.clone()));
            Ok(stat)
        }
        Err(error) => Err(vm.os_error(&error.into(), Some(&entry.path))),
    }
}

fn is_kind(vm: &mut Vm, args: &[Option<Value>], kind: FileType) -> Result<Value> {
    let follow = follow_arg(vm, args)?;
    let entry = own(args.arg(0));
    let known = entry.kind != FileType::Unknown && !(follow && entry.kind == FileType::Symlink);
    if known {
        return Ok(Value::bool(entry.kind == kind));
    }
    match stat_now(vm, entry, follow)? {
        Ok(stat) => Ok(Value::bool(FileType::from_raw_mode(stat.st_mode) == kind)),
        Err(Errno::NOENT) => Ok(Value::FALSE),
        Err(error) => Err(vm.os_error(&error.into(), Some(&entry.path))),
    }
}

fn is_dir(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    is_kind(vm, args, FileType::Directory)
}
fn is_file(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    is_kind(vm, args, FileType::RegularFile)
}
fn is_symlink(_: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(Value::bool(own(args.arg(0)).kind == FileType::Symlink))
}
fn no(_: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(Value::FALSE)
}
fn inode(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(vm.int(own(args.arg(0)).inode as i64))
}
fn fspath(_: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    Ok(own(args.arg(0)).path.clone())
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let name = own(value).name.clone();
    debug_assert!(name.is_a::<Bytes>() || !text_of(&name).is_empty());
    let name = vm.repr_text(&name)?;
    Ok(vm.str(&format!("<DirEntry {name}>")))
}

/// The entries' type.
pub(super) static DIR_ENTRY: TypeSpec = TypeSpec {
    module: "posix",
    flags: 0,
    methods: &[
        (
            "is_dir",
            "($self, /, *, follow_symlinks=True)",
            is_dir,
            "Return True if the entry is a directory; cached per entry.",
        ),
        (
            "is_file",
            "($self, /, *, follow_symlinks=True)",
            is_file,
            "Return True if the entry is a file; cached per entry.",
        ),
        (
            "is_symlink",
            "($self, /)",
            is_symlink,
            "Return True if the entry is a symbolic link; cached per entry.",
        ),
        (
            "is_junction",
            "($self, /)",
            no,
            "Return True if the entry is a junction; cached per entry.",
        ),
        (
            "stat",
            "($self, /, *, follow_symlinks=True)",
            stat,
            "Return stat_result object for the entry; cached per entry.",
        ),
        (
            "inode",
            "($self, /)",
            inode,
            "Return inode of the entry; cached per entry.",
        ),
        (
            "__fspath__",
            "($self, /)",
            fspath,
            "Returns the path for the entry.",
        ),
        CLASS_GETITEM,
    ],
    getset: &[
        (
            "name",
            |_, value| Ok(own(value).name.clone()),
            None,
            "the entry's base filename, relative to scandir() \"path\" argument",
        ),
        (
            "path",
            |_, value| Ok(own(value).path.clone()),
            None,
            "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)",
        ),
    ],
    slots: |slots| slots.repr.set(Some(repr)),
    ..TypeSpec::of::<DirEntry>("DirEntry")
};
