//! The fields of dates and datetimes as bytes: what they are pickled as, and hashed by.

use super::calendar::{Fields, is_date, is_valid};
use super::{Moment, part_of};
use crate::object::bytes::Bytes;
use crate::object::types::Class;
use crate::object::value::Value;
use crate::vm::{Result, Vm};

/// The bit of the month that says `fold`.
const FOLD: u8 = 0x80;

fn of_date(fields: &[i64]) -> Option<[u8; 4]> {
    let [high, low] = u16::try_from(fields[0]).ok()?.to_be_bytes();
    let [month, day] = [fields[1], fields[2]].map(|field| u8::try_from(field).ok());
    Some([high, low, month?, day?])
}

fn of_moment(fields: &Fields) -> Option<[u8; 10]> {
    let date = of_date(fields)?;
    let mut state = [0; 10];
    state[..4].copy_from_slice(&date);
    for (byte, &field) in state[4..].iter_mut().zip(&fields[3..6]) {
        *byte = u8::try_from(field).ok()?;
    }
    match u32::try_from(fields[6]).ok()?.to_be_bytes() {
        [0, rest @ ..] => state[7..].copy_from_slice(&rest),
        _ => return None,
    }
    Some(state)
}

/// The arguments that make a date again.
pub(super) fn date(vm: &mut Vm, fields: &[i64; 3]) -> Option<Value> {
    let state = vm.bytes(of_date(fields)?.to_vec());
    Some(vm.tuple_of([state]))
}

/// The arguments that make a datetime again.
pub(super) fn moment(vm: &mut Vm, moment: &Moment, with_fold: bool) -> Option<Value> {
    let mut state = of_moment(&moment.fields)?;
    if with_fold && moment.fold != 0 {
        state[2] |= FOLD;
    }
    let state = vm.bytes(state.to_vec());
    Some(match moment.zone.is_none() {
        true => vm.tuple_of([state]),
        false => vm.tuple_of([state, moment.zone.clone()]),
    })
}

/// The date of such bytes.
pub(super) fn read_date(state: &Value) -> Option<[i64; 3]> {
    let &[high, low, month, day] = &state.downcast::<Bytes>()?.data[..] else {
        return None;
    };
    let year = i64::from(u16::from_be_bytes([high, low]));
    let (month, day) = (month.into(), day.into());
    is_date(year, month, day).then_some([year, month, day])
}

/// The fields and `fold` of such bytes.
pub(super) fn read_moment(state: &Value) -> Option<(Fields, i64)> {
    let &[high, low, month, day, hour, minute, second, ref micro @ ..] =
        &state.downcast::<Bytes>()?.data[..]
    else {
        return None;
    };
    let &[a, b, c] = micro else {
        return None;
    };
    let fields = [
        u16::from_be_bytes([high, low]).into(),
        (month & !FOLD).into(),
        day.into(),
        hour.into(),
        minute.into(),
        second.into(),
        u32::from_be_bytes([0, a, b, c]).into(),
    ];
    is_valid(&fields).then_some((fields, (month & FOLD != 0).into()))
}

/// The hash of `state`, which the instance keeps from now on.
pub(super) fn keep_hash(
    vm: &mut Vm,
    instance: &Value,
    class: &Class,
    slot: usize,
    state: &Value,
) -> Result<Value> {
    let hash = vm.hash(state)?;
    let hash = vm.int(hash);
    if let Some(part) = part_of(instance, class) {
        part.replace(vm, slot, Some(hash.clone()));
    }
    Ok(hash)
}
