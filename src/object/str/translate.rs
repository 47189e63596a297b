//! `str.translate` and `str.maketrans`.

use super::{Builder, Str};
use crate::object::dict::Dict;
use crate::object::int::Int;
use crate::object::native::Bound;
use crate::object::value::Value;
use crate::vm::{Result, Vm};

/// What a table says of one code point.
enum Entry {
    Point(u32),
    Text(Value),
    Delete,
}

fn look_up(vm: &mut Vm, table: &Value, point: u32) -> Result<Entry> {
    let key = vm.int(point as i64);
    let found = match vm.get_item(table, &key) {
        Ok(found) => found,
        Err(raised) => {
            let lookup_error = vm.exceptions().LookupError.clone();
            return match vm.raised_is(&raised, &lookup_error) {
                true => Ok(Entry::Point(point)),
                false => Err(raised),
            };
        }
    };
    if found.is_none() {
        return Ok(Entry::Delete);
    }
    if found.is_a::<Str>() {
        return Ok(Entry::Text(found));
    }
    if found.raw().is_int() || found.raw().is_bool() || found.is_a::<Int>() {
        return match Int::to_i64(&found) {
            Some(point @ 0..=0x10FFFF) => Ok(Entry::Point(point as u32)),
            _ => Err(vm.value_error("character mapping must be in range(0x110000)")),
        };
    }
    Err(vm.type_error("character mapping must return integer, None or str"))
}

/// `text.translate(table)`; answers for ASCII are remembered, as CPython does.
pub(super) fn translate(vm: &mut Vm, text: &Str, table: &Value) -> Result<Value> {
    const UNKNOWN: u32 = u32::MAX;
    let mut known = [UNKNOWN; 128];
    let mut out = Builder::with_capacity(text.len());
    for point in text.units().iter() {
        if let Some(&mapped) = known.get(point as usize)
            && mapped != UNKNOWN
        {
            out.push(mapped);
            continue;
        }
        match look_up(vm, table, point)? {
            Entry::Delete => {}
            Entry::Text(text) => out.push_value(&text),
            Entry::Point(mapped) => {
                if let Some(slot) = known.get_mut(point as usize) {
                    *slot = mapped;
                }
                out.push(mapped);
            }
        }
    }
    Ok(out.finish(vm))
}

/// `str.maketrans(x[, y[, z]])`.
pub(super) fn maketrans(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let table = vm.dict();
    let target = table.downcast::<Dict>().expect("a dict");
    let x = args.arg(0);
    let Some(y) = args.opt(1) else {
        let Some(source) = x.downcast::<Dict>() else {
            return Err(
                vm.type_error("if you give only one argument to maketrans it must be a dict")
            );
        };
        let entries: Vec<(Value, Value)> = source
            .table
            .get(vm)
            .iter()
            .filter_map(|(key, value)| Some((key.clone(), value.clone()?)))
            .collect();
        for (key, value) in entries {
            let key = match key.downcast::<Str>() {
                Some(text) if text.len() == 1 => vm.int(text.units().at(0) as i64),
                Some(_) => {
                    return Err(
                        vm.value_error("string keys in translate table must be of length 1")
                    );
                }
                None if key.raw().is_int() || key.raw().is_bool() || key.is_a::<Int>() => key,
                None => {
                    return Err(
                        vm.type_error("keys in translate table must be strings or integers")
                    );
                }
            };
            vm.dict_set(target, &key, value)?;
        }
        return Ok(table);
    };
    let mut to_delete = None;
    for (index, given) in [(2, Some(y)), (3, args.opt(2))] {
        let Some(given) = given else { continue };
        to_delete = given.downcast::<Str>().filter(|_| index == 3);
        if !given.is_a::<Str>() {
            let name = match given.is_none() {
                true => "None".into(),
                false => vm.type_name(given),
            };
            return Err(vm.type_error(format!(
                "maketrans() argument {index} must be str, not {name}"
            )));
        }
    }
    let (Some(from), Some(to)) = (x.downcast::<Str>(), y.downcast::<Str>()) else {
        return Err(vm.type_error(
            "first maketrans argument must be a string if there is a second argument",
        ));
    };
    if from.len() != to.len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (key, value) in from.units().iter().zip(to.units().iter()) {
        let (key, value) = (vm.int(key as i64), vm.int(value as i64));
        vm.dict_set(target, &key, value)?;
    }
    if let Some(deleted) = to_delete {
        for key in deleted.units().iter() {
            let key = vm.int(key as i64);
            vm.dict_set(target, &key, Value::NONE)?;
        }
    }
    Ok(table)
}
