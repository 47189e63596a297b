//! `pwd` and `grp`: users and groups, from `/etc/passwd` and `/etc/group`. (Name services beyond these files are not
//! asked.)

use crate::modules::posix::{decode, path_os};
use crate::modules::support::text_of;
use crate::object::spec::ModuleSpec;
use crate::object::str::Str;
use crate::object::{Bound, Value};
use crate::struct_sequence;
use crate::vm::{Raised, Result, Vm};
use std::os::unix::ffi::OsStringExt;

struct_sequence!(PASSWD: "pwd", "struct_passwd", "pwd.struct_passwd: Results from getpw*() routines.", 7,
    ["pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell"], []);
struct_sequence!(GROUP: "grp", "struct_group", "grp.struct_group: Results from getgr*() routines.", 4,
    ["gr_name", "gr_passwd", "gr_gid", "gr_mem"], []);

/// Lines with at least `fields` parts, split at colons.
fn lines(file: &str, fields: usize) -> Vec<Vec<Vec<u8>>> {
    let data = std::fs::read(file).unwrap_or_default();
    data.split(|&byte| byte == b'\n')
        .filter(|line| !line.starts_with(b"#"))
        .map(|line| {
            line.split(|&byte| byte == b':')
                .map(<[u8]>::to_vec)
                .collect()
        })
        .filter(|parts: &Vec<_>| parts.len() >= fields)
        .collect()
}

fn users() -> Vec<Vec<Vec<u8>>> {
    lines("/etc/passwd", 7)
}
fn groups() -> Vec<Vec<Vec<u8>>> {
    lines("/etc/group", 4)
}

fn number(part: &[u8]) -> i64 {
    std::str::from_utf8(part)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(-1)
}

fn user(vm: &mut Vm, parts: &[Vec<u8>]) -> Result<Value> {
    let items = parts[..7]
        .iter()
        .enumerate()
        .map(|(index, part)| match index {
            2 | 3 => vm.int(number(part)),
            _ => decode(vm, part),
        })
        .collect();
    vm.struct_sequence(&PASSWD, items, Vec::new())
}

fn group(vm: &mut Vm, parts: &[Vec<u8>]) -> Result<Value> {
    let members = parts[3]
        .split(|&byte| byte == b',')
        .filter(|name| !name.is_empty())
        .map(|name| decode(vm, name))
        .collect();
    let items = vec![
        decode(vm, &parts[0]),
        decode(vm, &parts[1]),
        vm.int(number(&parts[2])),
        vm.list(members),
    ];
    vm.struct_sequence(&GROUP, items, Vec::new())
}

fn missing(vm: &mut Vm, message: String) -> Raised {
    let message = vm.str(&message);
    vm.key_error(&message)
}

fn name_argument(vm: &mut Vm, value: &Value, function: &str) -> Result<Vec<u8>> {
    if !value.is_a::<Str>() {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("{function}() argument must be str, not {name}")));
    }
    Ok(path_os(vm, value)?.into_vec())
}

/// A user's or group's number, `None` if the system could have none such (`_Py_Uid_Converter`).
fn id_argument(vm: &mut Vm, value: &Value, what: &str) -> Result<Option<i64>> {
    if vm.index(value).is_err() {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("{what} should be integer, not {name}")));
    }
    let number = vm.index_i64(value).ok();
    Ok(number.filter(|&number| (-1..=u32::MAX.into()).contains(&number)))
}

fn getpwnam(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = name_argument(vm, args.arg(0), "getpwnam")?;
    match users().iter().find(|parts| parts[0] == name) {
        Some(parts) => user(vm, parts),
        None => {
            let shown = text_of(args.arg(0)).into_owned();
            Err(missing(
                vm,
                format!("getpwnam(): name not found: '{shown}'"),
            ))
        }
    }
}
fn getpwuid(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let Some(uid) = id_argument(vm, args.arg(0), "uid")? else {
        return Err(missing(vm, "getpwuid(): uid not found".to_string()));
    };
    match users().iter().find(|parts| number(&parts[2]) == uid) {
        Some(parts) => user(vm, parts),
        None => Err(missing(vm, format!("getpwuid(): uid not found: {uid}"))),
    }
}
fn getpwall(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let mut all = Vec::new();
    for parts in users() {
        all.push(user(vm, &parts)?);
    }
    Ok(vm.list(all))
}
fn getgrnam(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = name_argument(vm, args.arg(0), "getgrnam")?;
    match groups().iter().find(|parts| parts[0] == name) {
        Some(parts) => group(vm, parts),
        None => {
            let shown = text_of(args.arg(0)).into_owned();
            Err(missing(
                vm,
                format!("getgrnam(): name not found: '{shown}'"),
            ))
        }
    }
}
fn getgrgid(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let Some(gid) = id_argument(vm, args.arg(0), "gid")? else {
        // CPython's cast has it so for all that a C long holds.
        let number = vm.index(args.arg(0))?;
        let small = vm.index_i64(&number).is_ok() || vm.repr_text(&number)?.starts_with('-');
        return Err(match small {
            true => vm.overflow_error("gid is less than minimum"),
            false => vm.overflow_error("gid is greater than maximum"),
        });
    };
    match groups().iter().find(|parts| number(&parts[2]) == gid) {
        Some(parts) => group(vm, parts),
        None => Err(missing(vm, format!("getgrgid(): gid not found: {gid}"))),
    }
}
fn getgrall(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let mut all = Vec::new();
    for parts in groups() {
        all.push(group(vm, &parts)?);
    }
    Ok(vm.list(all))
}

/// `pwd`.
pub static PWD: ModuleSpec = ModuleSpec {
    doc: "This module provides access to the Unix password database.",
    functions: &[
        (
            "getpwall",
            "()",
            getpwall,
            "Return a list of all available password database entries, in arbitrary order.",
        ),
        (
            "getpwnam",
            "(name, /)",
            getpwnam,
            "Return the password database entry for the given user name.",
        ),
        (
            "getpwuid",
            "(uidobj, /)",
            getpwuid,
            "Return the password database entry for the given numeric user ID.",
        ),
    ],
    init: |vm, module| {
        let class = vm.struct_sequence_class(&PASSWD)?;
        vm.module_set(module, "struct_passwd", class.value().clone());
        Ok(())
    },
    ..ModuleSpec::named("pwd")
};

/// `grp`.
pub static GRP: ModuleSpec = ModuleSpec {
    doc: "Access to the Unix group database.",
    functions: &[
        (
            "getgrall",
            "()",
            getgrall,
            "Return a list of all available group entries, in arbitrary order.",
        ),
        (
            "getgrgid",
            "(id)",
            getgrgid,
            "Return the group database entry for the given numeric group ID.",
        ),
        (
            "getgrnam",
            "(name)",
            getgrnam,
            "Return the group database entry for the given group name.",
        ),
    ],
    init: |vm, module| {
        let class = vm.struct_sequence_class(&GROUP)?;
        vm.module_set(module, "struct_group", class.value().clone());
        Ok(())
    },
    ..ModuleSpec::named("grp")
};
