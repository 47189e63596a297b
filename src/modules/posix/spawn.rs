//! `posix_spawn` and `posix_spawnp`.

use super::calls::{FileAction, Spawn};
use super::descriptor;
use super::ids::{c_string, priority_of};
use crate::modules::support::to_i32;
use crate::object::native::Bound;
use crate::object::{Value, tuple::Tuple};
use crate::vm::{Result, Vm};
use std::ffi::CString;

type Bindings<'a> = &'a [Option<Value>];

fn file_action(vm: &mut Vm, value: &Value) -> Result<FileAction> {
    let Some(items) = value
        .downcast::<Tuple>()
        .filter(|tuple| !tuple.items().is_empty())
    else {
        return Err(vm.type_error("Each file_actions element must be a non-empty tuple"));
    };
    let items = items.items().to_vec();
    let kind = to_i32(vm, &items[0])?;
    match (kind, &items[1..]) {
        (0, [fd, path, flags, mode]) => Ok(FileAction::Open(
            to_i32(vm, fd)?,
            c_string(vm, path)?,
            to_i32(vm, flags)?,
            to_i32(vm, mode)? as u32,
        )),
        (1, [fd]) => Ok(FileAction::Close(to_i32(vm, fd)?)),
        (2, [from, to]) => Ok(FileAction::Duplicate(to_i32(vm, from)?, to_i32(vm, to)?)),
        (3, [fd]) => Ok(FileAction::CloseFrom(to_i32(vm, fd)?)),
        (0..=3, rest) => {
            let names = ["open", "close", "dup2", "closefrom"];
            let (name, wanted) = (names[kind as usize], [5, 2, 3, 2][kind as usize]);
            let given = rest.len() + 1;
            Err(vm.type_error(format!(
                "A {name} file_action tuple must have {wanted} elements, not {given}"
            )))
        }
        _ => Err(vm.type_error("Unknown file_actions identifier")),
    }
}

fn signals(vm: &mut Vm, value: Option<&Value>) -> Result<Option<Vec<i32>>> {
    let Some(value) = value.filter(|value| !value.is_none()) else {
        return Ok(None);
    };
    crate::modules::signal::sets::numbers(vm, value).map(Some)
}

/// The environment of a new program: `KEY=value`.
fn environment(vm: &mut Vm, value: &Value) -> Result<Vec<CString>> {
    let mut entries = Vec::new();
    if value.is_none() {
        let entries = vm.module_state::<super::Environment>().entries();
        let texts = entries.into_iter().map(CString::new);
        return Ok(texts.filter_map(std::result::Result::ok).collect());
    }
    let Ok(items) = vm.call_method(value, "items", &[]) else {
        return Err(vm.type_error("posix_spawn: environment must be a mapping object or None"));
    };
    for pair in vm.collect(&items)? {
        let pair = vm.collect(&pair)?;
        let [key, value] = &pair[..] else {
            return Err(vm.type_error("env.items() must give pairs"));
        };
        let (key, value) = (c_string(vm, key)?, c_string(vm, value)?);
        if key.is_empty() || key.as_bytes()[1..].contains(&b'=') {
            return Err(vm.value_error("illegal environment variable name"));
        }
        let entry = [key.as_bytes(), b"=", value.as_bytes()].concat();
        entries.push(CString::new(entry).map_err(|_| vm.value_error("embedded null byte"))?);
    }
    Ok(entries)
}

fn spawn(vm: &mut Vm, args: Bindings<'_>, search: bool) -> Result<Value> {
    let name = if search {
        "posix_spawnp"
    } else {
        "posix_spawn"
    };
    let path = c_string(vm, args.arg(0))?;
    let list = args.arg(1);
    if !list.is_a::<crate::object::list::List>() && !list.is_a::<Tuple>() {
        return Err(vm.type_error(format!("{name}: argv must be a tuple or list")));
    }
    let mut arguments = Vec::new();
    for argument in vm.collect(list)? {
        arguments.push(c_string(vm, &argument)?);
    }
    match arguments.first() {
        None => return Err(vm.value_error(format!("{name}: argv must not be empty"))),
        Some(first) if first.is_empty() => {
            return Err(vm.value_error(format!("{name}: argv first element cannot be empty")));
        }
        _ => {}
    }
    let environment = environment(vm, args.arg(2))?;
    let mut actions = Vec::new();
    if let Some(given) = args.opt(3).filter(|given| !given.is_none()) {
        if vm.class_of(given).slots.get_item.get().is_none() {
            return Err(vm.type_error("file_actions must be a sequence or None"));
        }
        for action in vm.collect(given)? {
            actions.push(file_action(vm, &action)?);
        }
    }
    let group = match args.opt(4).filter(|group| !group.is_none()) {
        Some(group) => Some(to_i32(vm, group)?),
        None => None,
    };
    let mut flags = [false; 2];
    for (flag, index) in flags.iter_mut().zip([5, 6]) {
        if let Some(value) = args.opt(index) {
            *flag = vm.is_true(value)?;
        }
    }
    let (mask, defaults) = (signals(vm, args.opt(7))?, signals(vm, args.opt(8))?);
    let scheduler = match args.opt(9).filter(|scheduler| !scheduler.is_none()) {
        Some(pair) => {
            let fields = pair.downcast::<Tuple>().map(|pair| pair.items().to_vec());
            let Some([policy, parameter]) = fields.as_deref() else {
                return Err(vm.type_error("A scheduler tuple must have two elements"));
            };
            let policy = match policy.is_none() {
                true => None,
                false => Some(to_i32(vm, policy)?),
            };
            Some((policy, priority_of(vm, parameter)?))
        }
        None => None,
    };
    let request = Spawn {
        path,
        search,
        arguments,
        environment,
        actions,
        group,
        reset_ids: flags[0],
        session: flags[1],
        mask,
        defaults,
        scheduler,
    };
    // The new program shall not inherit this one's wish for small pages.
    let held = vm.state().collector.huge_pages_held.get();
    if held {
        crate::memory::huge_pages::allow();
    }
    let spawned = descriptor::call(vm, || request.run());
    if held {
        crate::memory::huge_pages::hold_back();
    }
    match spawned? {
        Ok(pid) => Ok(vm.int(pid.into())),
        Err(error) => Err(vm.os_error(&error.into(), Some(args.arg(0)))),
    }
}

pub(super) fn posix_spawn(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    spawn(vm, args, false)
}

pub(super) fn posix_spawnp(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    spawn(vm, args, true)
}
