//! `time`.

use super::calendar::is_time;
use super::text::{Precision, push_offset, push_time};
use super::{Call, MethodDef, Setup, kept_hash};
use crate::object::str::Str;
use crate::object::types::Compare;
use crate::object::value::Value;
use crate::vm::{Result, Vm};

fn new(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let zone = call.opt(5).cloned().unwrap_or(Value::NONE);
    if call.arg(0).is(call.setup.time.value()) && call.opt(6).is_none() && call.setup.is_zone(&zone)
    {
        let mut fields = [0; 4];
        let plain = fields.iter_mut().enumerate().all(|(index, field)| {
            let value = call.opt(index + 1).map(Value::as_small_int);
            value.is_none_or(|value| value.map(|number| *field = number).is_some())
        });
        if plain
            && is_time(&fields)
            && let Some(value) = call.setup.make_time(vm, &fields, zone, 0)
        {
            return Ok(value);
        }
    }
    call.leave(vm)
}

fn comparison(vm: &mut Vm, call: &Call<'_>, operator: Compare) -> Result<Value> {
    let setup = call.setup;
    if let (Some((a, zone, _)), Some((b, other_zone, _))) =
        (setup.time(vm, call.arg(0)), setup.time(vm, call.arg(1)))
        && zone.is(&other_zone)
    {
        return Ok(Value::bool(operator.holds(a.cmp(&b))));
    }
    call.leave(vm)
}

fn hash(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let Setup {
        time, time_slots, ..
    } = call.setup;
    kept_hash(vm, call, time, time_slots[6], |_, _| None)
}

/// The precision that an argument asks for.
pub(super) fn precision(given: Option<&Value>) -> Option<Precision> {
    match given {
        None => Some(Precision::Auto),
        Some(name) => Precision::named(name.downcast::<Str>()?.as_ascii()?),
    }
}

fn iso_format(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if let Some((fields, zone, _)) = setup.time(vm, call.arg(0))
        && let Some(precision) = precision(call.opt(1))
        && let Some(offset) = setup.plain_offset(vm, &zone)
    {
        let mut out = String::with_capacity(24);
        push_time(&mut out, &fields, precision);
        if let Some(offset) = offset {
            push_offset(&mut out, offset);
        }
        return Ok(vm.str(&out));
    }
    call.leave(vm)
}

/// The methods that native code replaces.
pub(super) static METHODS: &[MethodDef] = methods![
    (
        "__new__",
        "($type, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)",
        new,
    ),
    ("isoformat", "($self, /, timespec='auto')", iso_format),
    ("__str__", "($self, /)", iso_format),
];
