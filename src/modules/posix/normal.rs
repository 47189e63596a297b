//! `posix._path_normpath`, which is `os.path.normpath`: after the function in Lib/posixpath.py.

use super::paths;
use crate::object::bytes::Bytes;
use crate::object::str::{Str, Units};
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};

/// The path without empty components, `.`, and `..` behind another component.
fn normal<T: Copy + PartialEq + From<u8>>(path: &[T]) -> Vec<T> {
    let (slash, dot): (T, T) = (b'/'.into(), b'.'.into());
    let slashes = path.iter().take_while(|&&unit| unit == slash).count();
    // Two slashes at the beginning are something special to POSIX, three are one.
    let initial = match slashes {
        0..3 => slashes,
        _ => 1,
    };
    let mut components: Vec<&[T]> = Vec::new();
    for component in path.split(|&unit| unit == slash) {
        if component.is_empty() || component == [dot] {
            continue;
        }
        let up = component == [dot, dot];
        let stays = match components.last() {
            None => initial == 0,
            Some(last) => *last == [dot, dot],
        };
        if !up || stays {
            components.push(component);
        } else {
            components.pop();
        }
    }
    let mut result = vec![slash; initial];
    for (index, component) in components.into_iter().enumerate() {
        if index > 0 {
            result.push(slash);
        }
        result.extend_from_slice(component);
    }
    if result.is_empty() {
        result.push(dot);
    }
    result
}

pub(super) fn normal_path(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let given = args.arg(0);
    if !given.is_a::<Str>() && !given.is_a::<Bytes>() {
        let name = vm.intern("__fspath__");
        if vm.class_lookup(vm.class_of(given), &name).is_none() {
            let name = vm.type_name(given);
            return Err(vm.type_error(format!(
                "_path_normpath: path should be string, bytes or os.PathLike, not {name}"
            )));
        }
    }
    let path = paths::fspath(vm, given)?;
    if let Some(text) = path.downcast::<Str>() {
        return Ok(match text.units() {
            Units::One(units) => vm.str_from_latin1(&normal(units)),
            wide => {
                let points: Vec<u32> = wide.iter().collect();
                vm.str_from_points(&normal(&points))
            }
        });
    }
    let bytes = vm.buffer(&path)?.into_owned();
    Ok(vm.bytes(normal(&bytes)))
}
