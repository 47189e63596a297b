//! Slices of exact builtin sequences with bounds that run no Python code: what the dispatch loop does without a call.

use super::{Slice, Unpacked};
use crate::object::bytes::Bytes;
use crate::object::header::Kind;
use crate::object::list::List;
use crate::object::str::{Str, Units};
use crate::object::tuple::Tuple;
use crate::object::value::Value;
use crate::vm::Vm;

impl Slice {
    /// As [`Slice::unpack`] for bounds that are small ints or None, and a step that is not zero.
    #[inline]
    pub fn unpack_plainly(&self) -> Option<Unpacked> {
        Unpacked::plainly(Some(&self.start), Some(&self.stop), Some(&self.step))
    }
}

impl Unpacked {
    /// The numbers of `start:stop:step`, all small ints, None or left out, the step not zero.
    #[inline]
    pub fn plainly(
        start: Option<&Value>,
        stop: Option<&Value>,
        step: Option<&Value>,
    ) -> Option<Unpacked> {
        let given = |value: Option<&Value>, default: i64| match value {
            Some(value) if !value.is_none() => value.as_small_int(),
            _ => Some(default),
        };
        let step = given(step, 1)?;
        if step == 0 {
            return None;
        }
        let (first, last) = match step < 0 {
            true => (i64::MAX, i64::MIN),
            false => (0, i64::MAX),
        };
        Some(Unpacked {
            start: given(start, first)?,
            stop: given(stop, last)?,
            step,
        })
    }

    /// What these bounds select of an exact list, tuple, str or bytes object. `None`, so that the caller takes the general
    /// way, for any other object, and for so many items that there may be no room for them (which is an exception).
    pub fn of(self, vm: &Vm, object: &Value) -> Option<Value> {
        const MANY: usize = 1 << 20;
        let header = object.header()?;
        if header.is_plain(Kind::List) {
            let items = header.downcast::<List>()?.items.get(vm);
            let span = self.adjust(items.len());
            return (span.count < MANY).then(|| vm.list(span.select(items)));
        }
        if header.is_plain(Kind::Tuple) {
            let items = header.downcast::<Tuple>()?.items();
            let span = self.adjust(items.len());
            return match span.step {
                1 if span.count == items.len() => Some(object.clone()),
                1 => {
                    let start = span.start as usize;
                    Some(vm.tuple_from_slice(&items[start..start + span.count]))
                }
                _ => None,
            };
        }
        if header.is_plain(Kind::Str) {
            let text = header.downcast::<Str>()?;
            let span = self.adjust(text.len());
            return match (span.step, text.units()) {
                (1, _) if span.count == text.len() => Some(object.clone()),
                (1, _) => {
                    let start = span.start as usize;
                    Some(vm.substring(text, start, start + span.count))
                }
                (_, Units::One(units)) if span.count <= 64 => {
                    let mut picked = [0; 64];
                    for (place, at) in picked.iter_mut().zip(span.indices()) {
                        *place = units[at];
                    }
                    Some(vm.str_from_latin1(&picked[..span.count]))
                }
                _ => None,
            };
        }
        if header.is_plain(Kind::Bytes) {
            let data = &*header.downcast::<Bytes>()?.data;
            let span = self.adjust(data.len());
            return match span.step {
                1 if span.count == data.len() => Some(object.clone()),
                1 if span.count < MANY => {
                    let start = span.start as usize;
                    Some(vm.bytes(&data[start..start + span.count]))
                }
                _ => None,
            };
        }
        None
    }
}
