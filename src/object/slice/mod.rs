//! `slice`, and what subscripts make of it: [`Slice::unpack`] runs the `__index__` methods, [`Unpacked::adjust`]
//! then fits the bounds to a length, which may have changed meanwhile.

mod plain;

use super::header::{Kind, Object, Payload, Visitor};
use super::int::Int;
use super::native::Bound;
use super::range::{big_of, from_big};
use super::sequence;
use super::spec::TypeSpec;
use super::types::Compare;
use super::value::Value;
use crate::object::native::rows;
use crate::object::slots::Slot;
use crate::vm::{Result, Vm};
use dashu_int::IBig;

/// Payload of `slice`.
pub struct Slice {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

impl Payload for Slice {
    const KIND: Kind = Kind::Slice;
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        [&self.start, &self.stop, &self.step]
            .into_iter()
            .for_each(visit);
    }
}

/// A slice's numbers, clipped to 64 bits.
#[derive(Clone, Copy, Debug)]
pub struct Unpacked {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
}

/// The indices that a slice selects of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
    pub count: usize,
}

impl Span {
    /// The selected indices, in order.
    pub fn indices(self) -> impl ExactSizeIterator<Item = usize> {
        (0..self.count).map(move |i| (self.start + i as i64 * self.step) as usize)
    }
    /// The selected items.
    #[inline]
    pub fn select(self, items: &[Value]) -> Vec<Value> {
        if self.step == 1 {
            let start = self.start as usize;
            return items[start..start + self.count].to_vec();
        }
        if self.step == -1 {
            let end = (self.start + 1) as usize;
            let backwards = items[end - self.count..end].iter().rev();
            return backwards.cloned().collect();
        }
        self.indices().map(|index| items[index].clone()).collect()
    }
}

impl Unpacked {
    /// `PySlice_AdjustIndices`.
    #[inline]
    pub fn adjust(self, length: usize) -> Span {
        let length = length as i64;
        let step = self.step;
        let clip = |bound: i64| {
            if bound < 0 {
                (bound + length).max(if step < 0 { -1 } else { 0 })
            } else if bound >= length {
                if step < 0 { length - 1 } else { length }
            } else {
                bound
            }
        };
        let (start, stop) = (clip(self.start), clip(self.stop));
        let count = if step < 0 && stop < start {
            (start - stop - 1) / -step + 1
        } else if step > 0 && start < stop {
            (stop - start - 1) / step + 1
        } else {
            0
        };
        Span {
            start,
            stop,
            step,
            count: count as usize,
        }
    }
}

fn bound(vm: &mut Vm, value: &Value) -> Result<i64> {
    if let Some(small) = value.as_small_int() {
        return Ok(small);
    }
    if !sequence::is_index(vm, value) {
        return Err(
            vm.type_error("slice indices must be integers or None or have an __index__ method")
        );
    }
    vm.index_clipped(value)
}

impl Slice {
    /// `PySlice_Unpack`: may run `__index__` methods.
    pub fn unpack(&self, vm: &mut Vm) -> Result<Unpacked> {
        let step = match self.step.is_none() {
            true => 1,
            false => bound(vm, &self.step)?,
        };
        if step == 0 {
            return Err(vm.value_error("slice step cannot be zero"));
        }
        let step = step.max(-i64::MAX);
        let start = match self.start.is_none() {
            true if step < 0 => i64::MAX,
            true => 0,
            false => bound(vm, &self.start)?,
        };
        let stop = match self.stop.is_none() {
            true if step < 0 => i64::MIN,
            true => i64::MAX,
            false => bound(vm, &self.stop)?,
        };
        Ok(Unpacked { start, stop, step })
    }

    /// Start, stop and step for a length of any size (`_PySlice_GetLongIndices`).
    pub fn big_indices(&self, vm: &mut Vm, length: &IBig) -> Result<(IBig, IBig, IBig)> {
        let number = |vm: &mut Vm, value: &Value| -> Result<IBig> {
            if !sequence::is_index(vm, value) {
                return Err(vm.type_error(
                    "slice indices must be integers or None or have an __index__ method",
                ));
            }
            let index = vm.index(value)?;
            Ok(big_of(&index))
        };
        let step = match self.step.is_none() {
            true => IBig::ONE,
            false => number(vm, &self.step)?,
        };
        if step == IBig::ZERO {
            return Err(vm.value_error("slice step cannot be zero"));
        }
        let backwards = step < IBig::ZERO;
        let (lower, upper) = match backwards {
            true => (IBig::NEG_ONE, length - IBig::ONE),
            false => (IBig::ZERO, length.clone()),
        };
        let fit = |value: IBig| {
            if value < IBig::ZERO {
                (value + length).max(lower.clone())
            } else {
                value.min(upper.clone())
            }
        };
        let start = match self.start.is_none() {
            true if backwards => upper.clone(),
            true => lower.clone(),
            false => fit(number(vm, &self.start)?),
        };
        let stop = match self.stop.is_none() {
            true if backwards => lower.clone(),
            true => upper.clone(),
            false => fit(number(vm, &self.stop)?),
        };
        Ok((start, stop, step))
    }
}

impl Vm {
    /// A slice object.
    pub fn slice(&self, start: Value, stop: Value, step: Value) -> Value {
        self.alloc_builtin(&self.types().slice, Slice { start, stop, step })
    }
}

fn expect(value: &Value) -> &Object<Slice> {
    value.downcast::<Slice>().expect("a slice")
}

type Bindings<'a> = &'a [Option<Value>];

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let given = args
        .arg(1)
        .downcast::<super::tuple::Tuple>()
        .expect("*args");
    let none = Value::NONE;
    let (start, stop, step) = match given.items() {
        [stop] => (&none, stop, &none),
        [start, stop] => (start, stop, &none),
        [start, stop, step] => (start, stop, step),
        [] => return Err(vm.type_error("slice expected at least 1 argument, got 0")),
        more => {
            let count = more.len();
            return Err(vm.type_error(format!("slice expected at most 3 arguments, got {count}")));
        }
    };
    Ok(vm.slice(start.clone(), stop.clone(), step.clone()))
}

fn indices(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let slice = expect(args.arg(0));
    let length = vm.index(args.arg(1))?;
    let length = big_of(&length);
    if length < IBig::ZERO {
        return Err(vm.value_error("length should not be negative"));
    }
    let (start, stop, step) = slice.big_indices(vm, &length)?;
    let parts = vec![from_big(vm, start), from_big(vm, stop), from_big(vm, step)];
    Ok(vm.tuple(parts))
}

fn parts(vm: &Vm, value: &Value) -> Value {
    let slice = expect(value);
    vm.tuple_of([slice.start.clone(), slice.stop.clone(), slice.step.clone()])
}

fn reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = vm.class_of(args.arg(0)).value();
    let parts = parts(vm, args.arg(0));
    Ok(vm.tuple_of([class, parts]))
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let slice = expect(value);
    let mut text = sequence::Text::default();
    text.push("slice(");
    for (index, part) in [&slice.start, &slice.stop, &slice.step]
        .into_iter()
        .enumerate()
    {
        if index > 0 {
            text.push(", ");
        }
        text.push_value(&vm.repr(part)?);
    }
    text.push(")");
    Ok(text.finish(vm))
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    if !left.is_a::<Slice>() || !right.is_a::<Slice>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = (parts(vm, left), parts(vm, right));
    vm.compare(&a, &b, operator)
}

/// As `slicehash` (Objects/sliceobject.c): a tuple's hash without the length.
fn hash(vm: &mut Vm, value: &Value) -> Result<i64> {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    let slice = expect(value);
    let mut sum = PRIME_5;
    for part in [&slice.start, &slice.stop, &slice.step] {
        let lane = vm.hash(part)? as u64;
        sum = sum
            .wrapping_add(lane.wrapping_mul(PRIME_2))
            .rotate_left(31)
            .wrapping_mul(PRIME_1);
    }
    Ok(if sum == u64::MAX {
        1_546_275_796
    } else {
        sum as i64
    })
}

/// The number of a bound if it is an int of 64 bits; for the dispatch loop's fast slices.
pub fn small_bound(value: &Value, default: i64) -> Option<i64> {
    if value.is_none() {
        return Some(default);
    }
    Int::to_i64(value)
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    flags: 0,
    doc: "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
    new: Some(("__new__", "\n($type, /, *args)", new, "")),
    methods: &[
        (
            "indices",
            "($self, object, /)",
            indices,
            "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the start and stop\nindices, and the stride length of the extended slice described by\nS. Out of bounds indices are clipped in a manner consistent with the\nhandling of normal slices.",
        ),
        rows::reduce(reduce),
    ],
    members: &[
        ("start", |_, v| Ok(expect(v).start.clone()), None, ""),
        ("stop", |_, v| Ok(expect(v).stop.clone()), None, ""),
        ("step", |_, v| Ok(expect(v).step.clone()), None, ""),
    ],
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.compare.set(Some(compare));
        slots.hash.set(Some(hash));
    },
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Slice>("slice")
};
