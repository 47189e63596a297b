//! `stat`, `lstat`, `fstat` and their result.

use super::paths::{PathArg, Rules, path_arg};
use super::{descriptor, dir_fd};
use crate::object::GetSetDef;
use crate::object::struct_sequence::{Sequence, rows};
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use rustix::fs::{AtFlags, Stat};

/// `os.stat_result`: ten items, of which the times are whole seconds without names.
pub static STAT_RESULT: Sequence = {
    static ROWS: [GetSetDef; 7] = rows([
        "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size",
    ]);
    Sequence::new(
        "os",
        "stat_result",
        "stat_result: Result from stat, fstat, or lstat.",
        &[
            "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime",
            "st_mtime", "st_ctime",
        ],
        &ROWS,
        &[
            "st_atime",
            "st_mtime",
            "st_ctime",
            "st_atime_ns",
            "st_mtime_ns",
            "st_ctime_ns",
            "st_blksize",
            "st_blocks",
            "st_rdev",
        ],
    )
};

/// The Python object for a stat structure.
pub fn result(vm: &mut Vm, stat: &Stat) -> Result<Value> {
    let times = [
        (stat.st_atime, stat.st_atime_nsec as i64),
        (stat.st_mtime, stat.st_mtime_nsec as i64),
        (stat.st_ctime, stat.st_ctime_nsec as i64),
    ];
    let mut items: Vec<Value> = [
        stat.st_mode as i64,
        stat.st_ino as i64,
        stat.st_dev as i64,
        stat.st_nlink as i64,
        stat.st_uid as i64,
        stat.st_gid as i64,
        stat.st_size,
    ]
    .map(|number| vm.int(number))
    .to_vec();
    items.extend(times.map(|(seconds, _)| vm.int(seconds)));
    let mut hidden: Vec<Value> = times
        .map(|(seconds, nanos)| Value::float(seconds as f64 + nanos as f64 * 1e-9))
        .to_vec();
    hidden.extend(times.map(|(seconds, nanos)| vm.int(seconds * 1_000_000_000 + nanos)));
    hidden.extend(
        [stat.st_blksize, stat.st_blocks, stat.st_rdev as i64].map(|number| vm.int(number)),
    );
    vm.struct_sequence(&STAT_RESULT, items, hidden)
}

fn perform(
    vm: &mut Vm,
    path: &Value,
    rules: Rules,
    at: Option<&Value>,
    follow: bool,
) -> Result<Value> {
    let target = path_arg(vm, Some(path), rules)?;
    let directory = dir_fd(vm, at)?;
    let flags = if follow {
        AtFlags::empty()
    } else {
        AtFlags::SYMLINK_NOFOLLOW
    };
    let stat = descriptor::call(vm, || match &target {
        PathArg::Fd(fd) => rustix::fs::fstat(descriptor::borrow(*fd)?),
        other => rustix::fs::statat(directory.get()?, other.path(), flags),
    })?;
    match stat {
        Ok(stat) => result(vm, &stat),
        Err(error) => Err(super::paths::path_error(vm, error, path)),
    }
}

pub(super) fn stat(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let follow = match args.opt(2) {
        Some(follow) => vm.is_true(follow)?,
        None => true,
    };
    let rules = Rules {
        function: "stat",
        argument: "path",
        allow_fd: true,
        allow_none: false,
    };
    perform(vm, args.arg(0), rules, args.opt(1), follow)
}

pub(super) fn lstat(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let rules = Rules {
        function: "lstat",
        argument: "path",
        allow_fd: false,
        allow_none: false,
    };
    perform(vm, args.arg(0), rules, args.opt(1), false)
}

pub(super) fn fstat(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = crate::modules::support::to_i32(vm, args.arg(0))?;
    let stat = descriptor::checked(vm, || rustix::fs::fstat(descriptor::borrow(fd)?))?;
    result(vm, &stat)
}
