//! What operators and builtin functions ask of a str: constructor, repr, subscripts, arithmetic, iteration.

use super::{Builder, Str, Units, expect, push_escape, search, unicode};
use crate::object::native::rows;
use crate::object::native::{Bound, NativeDef};
use crate::object::sequence;
use crate::object::slice::Slice;
use crate::object::spec::TypeSpec;
use crate::object::types::{Class, Compare, Operator, Slots};
use crate::object::value::Value;
use crate::object::{GilCell, Payload, Visitor};
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

pub(super) static NEW: NativeDef = (
    "__new__",
    "\ncounted ($type, object='', encoding='utf-8', errors='strict')",
    new,
    "Create and return a new object.  See help(type) for accurate signature.",
);

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let value = match (args.opt(1), args.opt(2), args.opt(3)) {
        (None, None, None) => vm.types_empty_str(),
        (Some(object), None, None) => vm.to_str(object)?,
        (Some(object), ..)
            if let Some(bytes) = object.downcast::<crate::object::bytes::Bytes>()
                && bytes.data.is_ascii()
                && super::keeps_ascii(&args[1..]) =>
        {
            vm.str_from_ascii(&bytes.data)
        }
        (object, ..) => {
            let encoding =
                super::methods::text_or(vm, args, 2, "str() argument 'encoding'", "utf-8")?;
            let errors = super::methods::text_or(vm, args, 3, "str() argument 'errors'", "strict")?;
            match object {
                None => vm.types_empty_str(),
                Some(text) if text.is_a::<Str>() => {
                    return Err(vm.type_error("decoding str is not supported"));
                }
                Some(object) => {
                    if !crate::object::buffer::is_buffer(vm, object) {
                        let name = vm.type_name(object);
                        return Err(vm.type_error(format!(
                            "decoding to str: need a bytes-like object, {name} found"
                        )));
                    }
                    crate::object::codec::decode(vm, object, &encoding, &errors)?
                }
            }
        }
    };
    let Some(class) = Class::from_value(args.arg(0)) else {
        return Err(vm.type_error("str.__new__(X): X is not a type object"));
    };
    if class.is(&*vm.types().str) {
        return Ok(value);
    }
    Ok(vm.str_subclass(&class, expect(&value)))
}

/// `repr(text)`: single quotes unless only those occur inside.
pub fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let text = expect(value);
    let units = text.units();
    let has = |quote: char| match units {
        Units::One(bytes) => memchr::memchr(quote as u8, bytes).is_some(),
        wide => wide.iter().any(|point| point == quote as u32),
    };
    let quote = if has('\'') && !has('"') { '"' } else { '\'' } as u32;
    vm.check_room(text.len().saturating_mul(8))?;
    let mut out = Builder::with_capacity(text.len() + 2);
    out.push(quote);
    // What shows as itself is copied as it is.
    let shown = match units {
        Units::One(bytes) => bytes
            .iter()
            .position(|&byte| !(0x20..0x7F).contains(&byte) || byte == 0x5C || byte == quote as u8)
            .unwrap_or(bytes.len()),
        _ => 0,
    };
    out.push_units(units.slice(0, shown));
    for point in units.slice(shown, units.len()).iter() {
        match point {
            0x5C => out.push_text("\\\\"),
            0x09 => out.push_text("\\t"),
            0x0A => out.push_text("\\n"),
            0x0D => out.push_text("\\r"),
            _ if point == quote => {
                out.push(0x5C);
                out.push(point);
            }
            _ if unicode::is_printable(point) => out.push(point),
            _ => push_escape(&mut out, point),
        }
    }
    out.push(quote);
    Ok(out.finish(vm))
}

fn compare(_: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    let (Some(a), Some(b)) = (left.downcast::<Str>(), right.downcast::<Str>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(match operator {
        Compare::Eq => a.same_text(b),
        Compare::Ne => !a.same_text(b),
        _ => operator.holds(a.compare(b)),
    }))
}

/// `text[key]`.
pub fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    let text = expect(value);
    let index = match key.as_small_int() {
        Some(index) => index,
        None => {
            if let Some(slice) = key.downcast::<Slice>() {
                let span = slice.unpack(vm)?.adjust(text.len());
                if span.step == 1 {
                    if span.count == text.len() {
                        return Ok(vm.exact_str(value));
                    }
                    let start = span.start as usize;
                    return Ok(vm.substring(text, start, start + span.count));
                }
                let units = text.units();
                return Ok(match units {
                    Units::One(bytes) if span.step == -1 => {
                        let end = (span.start + 1) as usize;
                        let backwards = bytes[end - span.count..end].iter().rev();
                        let picked: Vec<u8> = backwards.copied().collect();
                        vm.str_from_latin1(&picked)
                    }
                    Units::One(bytes) => {
                        let picked: Vec<u8> = span.indices().map(|at| bytes[at]).collect();
                        vm.str_from_latin1(&picked)
                    }
                    wide => {
                        let picked: Vec<u32> = span.indices().map(|at| wide.at(at)).collect();
                        vm.str_from_points(&picked)
                    }
                });
            }
            if !sequence::is_index(vm, key) {
                let name = vm.type_name(key);
                return Err(vm.type_error(format!("string indices must be integers, not '{name}'")));
            }
            sequence::index_of_key(vm, key)?
        }
    };
    let length = text.len() as i64;
    let index = if index < 0 {
        index.saturating_add(length)
    } else {
        index
    };
    if !(0..length).contains(&index) {
        return Err(vm.index_error("string index out of range"));
    }
    Ok(vm.str_from_point(text.units().at(index as usize)))
}

fn contains(vm: &mut Vm, value: &Value, item: &Value) -> Result<bool> {
    let Some(needle) = item.downcast::<Str>() else {
        let name = vm.type_name(item);
        return Err(vm.type_error(format!(
            "'in <string>' requires string as left operand, not {name}"
        )));
    };
    let text = expect(value);
    Ok(needle.is_empty() || search::find(text.units(), needle.units()).is_some())
}

fn add(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let Some(a) = left.downcast::<Str>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let Some(b) = right.downcast::<Str>() else {
        let reflected = vm.class_of(right).slots.binary[Operator::Add as usize].get();
        if reflected.is_some_and(|function| function as usize != add as *const () as usize) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let name = vm.type_name(right);
        return Err(vm.type_error(format!("can only concatenate str (not \"{name}\") to str")));
    };
    if a.is_empty() {
        return Ok(vm.exact_str(right));
    }
    if b.is_empty() {
        return Ok(vm.exact_str(left));
    }
    if a.len() + b.len() > 1 << 31 {
        return Err(sequence::no_memory(vm));
    }
    vm.check_room((a.len() + b.len()) * usize::from(a.width().max(b.width())))?;
    Ok(vm.str_concat(a, b))
}

fn multiply(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    let (value, count) = match (left.is_a::<Str>(), right.is_a::<Str>()) {
        (true, _) => (left, right),
        (false, true) => (right, left),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    let Some(count) = sequence::repetitions(vm, count)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let text = expect(value);
    if count == 0 || text.is_empty() {
        return Ok(vm.types_empty_str());
    }
    if count == 1 {
        return Ok(vm.exact_str(value));
    }
    if text
        .len()
        .checked_mul(count)
        .is_none_or(|total| total > isize::MAX as usize)
    {
        return Err(vm.overflow_error("repeated string is too long"));
    }
    if text.len() * count > 1 << 31 {
        return Err(sequence::no_memory(vm));
    }
    // The units are put together, then copied to where they stay.
    vm.check_room(text.len() * count * usize::from(text.width()) * 2)?;
    Ok(match text.units() {
        Units::One(bytes) => vm.str_from_latin1(&bytes.repeat(count)),
        Units::Two(units) => vm.str_from_units(Units::Two(&units.repeat(count))),
        Units::Four(units) => vm.str_from_units(Units::Four(&units.repeat(count))),
    })
}

fn percent(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    match left.downcast::<Str>() {
        Some(template) => crate::object::format::printf::percent_str(vm, template, right),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn str(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(vm.exact_str(value))
}

pub(super) fn fill(slots: &Slots) {
    slots.repr.set(Some(repr));
    slots.str.set(Some(str));
    slots.hash.set(Some(|vm, value| Ok(expect(value).hash(vm))));
    slots.compare.set(Some(compare));
    slots.len.set(Some(|_, value| Ok(expect(value).len())));
    slots.get_item.set(Some(get_item));
    slots.contains.set(Some(contains));
    slots.iter.set(Some(iter));
    slots.binary[Operator::Add as usize].set(Some(add));
    slots.binary[Operator::Mul as usize].set(Some(multiply));
    slots.binary[Operator::Mod as usize].set(Some(percent));
}

/// Iterator over the code points of a str.
pub struct StrIter {
    /// `None` once exhausted.
    pub text: GilCell<Option<Value>>,
    pub position: Cell<usize>,
}

impl Payload for StrIter {
    const KIND: crate::object::Kind = crate::object::Kind::StrIter;
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.text.get(vm).iter().for_each(visit);
    }
}

fn iter(vm: &mut Vm, value: &Value) -> Result<Value> {
    let iterator = StrIter {
        text: GilCell::new(Some(value.clone())),
        position: Cell::new(0),
    };
    if expect(value).as_ascii().is_some() {
        return Ok(vm.object(iterator));
    }
    let class = vm.class_of_static(&WIDE_ITERATOR)?;
    Ok(vm.alloc(&class, iterator))
}

fn next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let iterator = value.downcast::<StrIter>().expect("a str iterator");
    let Some(text) = iterator.text.get(vm) else {
        return Ok(None);
    };
    let (units, position) = (expect(text).units(), iterator.position.get());
    if position < units.len() {
        iterator.position.set(position + 1);
        return Ok(Some(vm.str_from_point(units.at(position))));
    }
    iterator.text.set(vm, None);
    Ok(None)
}

fn length_hint(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = args.arg(0).downcast::<StrIter>().expect("a str iterator");
    let left = match iterator.text.get(vm) {
        Some(text) => expect(text).len().saturating_sub(iterator.position.get()),
        None => 0,
    };
    Ok(vm.int(left as i64))
}

fn reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = args.arg(0).downcast::<StrIter>().expect("a str iterator");
    let (text, position) = (iterator.text.cloned(vm), iterator.position.get());
    let function = sequence::builtin(vm, "iter")?;
    Ok(match text {
        Some(text) => {
            let args = vm.tuple_of([text]);
            let position = vm.int(position as i64);
            vm.tuple_of([function, args, position])
        }
        None => {
            let empty = vm.types_empty_str();
            let args = vm.tuple_of([empty]);
            vm.tuple_of([function, args])
        }
    })
}

fn set_state(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let position = sequence::state(vm, args.arg(1))?;
    let iterator = args.arg(0).downcast::<StrIter>().expect("a str iterator");
    if let Some(text) = iterator.text.get(vm) {
        let end = expect(text).len() as i64;
        iterator.position.set(position.clamp(0, end) as usize);
    }
    Ok(Value::NONE)
}

/// Iterators over strs of ASCII only.
pub(super) static ITERATOR: TypeSpec = TypeSpec {
    flags: 0,
    methods: ITERATOR_METHODS,
    slots: iterator_slots,
    ..TypeSpec::of::<StrIter>("str_ascii_iterator")
};

/// Iterators over other strs.
static WIDE_ITERATOR: TypeSpec = TypeSpec {
    flags: 0,
    methods: ITERATOR_METHODS,
    slots: iterator_slots,
    ..TypeSpec::of::<StrIter>("str_iterator")
};

fn iterator_slots(slots: &Slots) {
    slots.iter.set(Some(|_, value| Ok(value.clone())));
    slots.next.set(Some(next));
}

const ITERATOR_METHODS: &[NativeDef] = &[
    rows::length_hint(length_hint),
    rows::reduce(reduce),
    rows::set_state(set_state),
];
