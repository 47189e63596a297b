//! `list.sort`: keys, direction, and which algorithm. Where all keys have one simple type, comparing cannot run
//! Python code and Rust's sorts do the work on extracted keys; otherwise `timsort.rs` asks `__lt__`. The list is
//! empty while it is being sorted, as in CPython.

use super::{List, timsort};
use crate::object::bytes::Bytes;
use crate::object::header::Object;
use crate::object::int::{self, Int};
use crate::object::sequence;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::types::Compare;
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use std::cmp::Ordering;

/// Sorts a list in place.
pub fn sort(vm: &mut Vm, list: &Object<List>, key: Option<&Value>, reverse: bool) -> Result<()> {
    let mut items = std::mem::take(list.items.get_mut(vm));
    let result = sort_items(vm, &mut items, key, reverse);
    if key.is_some() && vm.heap().has_pending() {
        // The keys died: what their finalizers do to the list counts as done during the sort.
        vm.run_pending();
    }
    let meanwhile = list.items.replace(vm, items);
    result?;
    if meanwhile.capacity() > 0 {
        return Err(vm.value_error("list modified during sort"));
    }
    Ok(())
}

/// Sorts items stably; after an error all are still there.
pub fn sort_items(
    vm: &mut Vm,
    items: &mut Vec<Value>,
    key: Option<&Value>,
    reverse: bool,
) -> Result<()> {
    let mut keys = match key {
        None => None,
        Some(function) => {
            let mut keys = sequence::reserve(vm, Some(items.len()))?;
            for item in items.iter() {
                keys.push(vm.call(function, std::slice::from_ref(item))?);
            }
            Some(keys)
        }
    };
    if items.len() < 2 {
        return Ok(());
    }
    if u32::try_from(items.len()).is_err() {
        return Err(sequence::no_memory(vm));
    }
    // Equal items keep their order in the reverse direction too.
    if reverse {
        items.reverse();
        keys.iter_mut().for_each(|keys| keys.reverse());
    }
    let result = match keys {
        Some(keys) => sort_by_keys(vm, items, &keys),
        None => sort_plainly(vm, items),
    };
    if reverse {
        items.reverse();
    }
    result
}

/// Items from which on extracted keys are worth their memory.
const MANY: usize = 32;

fn sort_plainly(vm: &mut Vm, items: &mut Vec<Value>) -> Result<()> {
    if items.iter().all(|item| item.raw().is_int()) {
        if items.len() <= 12 {
            // Few: where inserting is quickest.
            for end in 1..items.len() {
                let mut at = end;
                while at > 0 && items[at].raw().0 < items[at - 1].raw().0 {
                    items.swap(at, at - 1);
                    at -= 1;
                }
            }
        } else {
            // Words of immediate ints are ordered as their numbers are. (Equal ones are identical, but it is the stable
            // sort that finds the runs of a list that is nearly in order.)
            items.sort_by_key(|item| item.raw().0);
        }
        return Ok(());
    }
    match common(vm, items.iter()) {
        Some(Simple::Int) => items.sort_by_key(int_word),
        Some(Simple::Float) => items.sort_by_key(float_word),
        Some(Simple::Str) if items.len() <= MANY => {
            if items.iter().all(|item| text(item).width() == 1) {
                items.sort_by(|a, b| text(a).bytes().cmp(text(b).bytes()));
            } else {
                items.sort_by(|a, b| text(a).compare(text(b)));
            }
        }
        Some(Simple::Large) => items.sort_by(by_size),
        kind => {
            let mut order: Vec<u32> = (0..items.len() as u32).collect();
            let result = order_by(vm, kind, items, &mut order);
            arrange(items, &order);
            return result;
        }
    }
    Ok(())
}

fn sort_by_keys(vm: &mut Vm, items: &mut Vec<Value>, keys: &[Value]) -> Result<()> {
    let kind = common(vm, keys.iter());
    let word: fn(&Value) -> u64 = match kind {
        Some(Simple::Int) => int_word,
        Some(Simple::Float) => float_word,
        _ => {
            let mut order: Vec<u32> = (0..items.len() as u32).collect();
            let result = order_by(vm, kind, keys, &mut order);
            arrange(items, &order);
            return result;
        }
    };
    let mut pairs: Vec<(u64, Value)> = keys.iter().map(word).zip(items.drain(..)).collect();
    pairs.sort_by_key(|&(word, _)| word);
    items.extend(pairs.into_iter().map(|(_, item)| item));
    Ok(())
}

/// Puts the items in this order.
fn arrange(items: &mut Vec<Value>, order: &[u32]) {
    let mut from: Vec<Option<Value>> = items.drain(..).map(Some).collect();
    items.extend(
        order
            .iter()
            .filter_map(|&index| from[index as usize].take()),
    );
}

/// What all keys are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Simple {
    /// Of 64 bits.
    Int,
    /// Ints, not all of 64 bits.
    Large,
    Float,
    Str,
    Bytes,
    Tuple,
    List,
}

impl Simple {
    /// What this and the other are both.
    fn and(self, other: Simple) -> Option<Simple> {
        match (self, other) {
            (Simple::Int, Simple::Large) | (Simple::Large, Simple::Int) => Some(Simple::Large),
            _ => (self == other).then_some(self),
        }
    }
}

fn simple(vm: &Vm, value: &Value) -> Option<Simple> {
    if value.raw().is_int() {
        return Some(Simple::Int);
    }
    if let Some(number) = value.as_exact_float() {
        return (!number.is_nan()).then_some(Simple::Float);
    }
    let class = vm.class_of(value);
    let types = vm.types();
    if class.is(&*types.str) {
        Some(Simple::Str)
    } else if class.is(&*types.tuple) {
        Some(Simple::Tuple)
    } else if class.is(&*types.list) {
        Some(Simple::List)
    } else if class.is(&*types.bytes) {
        Some(Simple::Bytes)
    } else if class.is(&*types.int) {
        Some(match Int::to_i64(value) {
            Some(_) => Simple::Int,
            None => Simple::Large,
        })
    } else {
        None
    }
}

fn common<'a>(vm: &Vm, mut values: impl Iterator<Item = &'a Value>) -> Option<Simple> {
    let first = simple(vm, values.next()?)?;
    values.try_fold(first, |kind, value| simple(vm, value)?.and(kind))
}

/// The order of ints of any size.
fn by_size(left: &Value, right: &Value) -> Ordering {
    match (int::view(left), int::view(right)) {
        (Some(a), Some(b)) => a.compare(b),
        _ => Ordering::Equal,
    }
}

/// A number as a word whose unsigned order is the number's.
fn int_word(value: &Value) -> u64 {
    Int::to_i64(value).unwrap_or(0) as u64 ^ 1 << 63
}
fn float_word(value: &Value) -> u64 {
    // Adding zero makes -0.0 equal to 0.0.
    let bits = (value.as_exact_float().unwrap_or(0.0) + 0.0).to_bits();
    if bits >> 63 == 1 {
        !bits
    } else {
        bits | 1 << 63
    }
}
/// The first eight bytes.
fn prefix_word(bytes: &[u8]) -> u64 {
    let mut word = [0; 8];
    let length = bytes.len().min(8);
    word[..length].copy_from_slice(&bytes[..length]);
    u64::from_be_bytes(word)
}

/// What stands in Latin-1 text, or bytes.
fn narrow(value: &Value) -> &[u8] {
    match value.downcast::<Bytes>() {
        Some(bytes) => &bytes.data,
        None => text(value).bytes(),
    }
}

fn text(value: &Value) -> &Str {
    crate::object::str::expect(value)
}

fn order_by(vm: &mut Vm, kind: Option<Simple>, keys: &[Value], order: &mut [u32]) -> Result<()> {
    match kind {
        Some(Simple::Str | Simple::Bytes) => by_text(keys, order),
        Some(Simple::Large) => {
            order.sort_by(|&a, &b| by_size(&keys[a as usize], &keys[b as usize]));
        }
        Some(Simple::Tuple | Simple::List) if let Some(columns) = Columns::of(vm, keys) => {
            by_columns(vm, &columns, keys, order);
        }
        _ => {
            return timsort::sort(vm, order, &mut |vm, a, b| {
                vm.compare_bool(&keys[a as usize], &keys[b as usize], Compare::Lt)
            });
        }
    }
    Ok(())
}

/// By a word for each, then, among equals, by `rest`.
fn by_word(order: &mut [u32], word: impl Fn(u32) -> u64, rest: impl Fn(u32, u32) -> Ordering) {
    let mut pairs: Vec<(u64, u32)> = order.iter().map(|&index| (word(index), index)).collect();
    pairs.sort_by(|&(a, i), &(b, j)| a.cmp(&b).then_with(|| rest(i, j)));
    for (slot, (_, index)) in order.iter_mut().zip(pairs) {
        *slot = index;
    }
}

fn is_wide(key: &Value) -> bool {
    key.downcast::<Str>().is_some_and(|text| text.width() != 1)
}

fn by_text(keys: &[Value], order: &mut [u32]) {
    if keys.iter().any(is_wide) {
        order.sort_by(|&a, &b| text(&keys[a as usize]).compare(text(&keys[b as usize])));
        return;
    }
    let bytes = |index: u32| narrow(&keys[index as usize]);
    by_word(
        order,
        |index| prefix_word(bytes(index)),
        |i, j| bytes(i).cmp(bytes(j)),
    );
}

/// Tuples or lists: by a word for the first item, then, among equals, item by item.
fn by_columns(vm: &Vm, columns: &Columns, keys: &[Value], order: &mut [u32]) {
    let items = |index: u32| items_of(vm, &keys[index as usize]);
    let full = |a: u32, b: u32| columns.compare(items(a), items(b));
    let word: fn(&Value) -> u64 = match columns.0.first() {
        Some(Simple::Int) => int_word,
        Some(Simple::Float) => float_word,
        Some(Simple::Str | Simple::Bytes)
            if !keys
                .iter()
                .any(|key| items_of(vm, key).first().is_some_and(is_wide)) =>
        {
            |value| prefix_word(narrow(value))
        }
        _ => return order.sort_by(|&a, &b| full(a, b)),
    };
    by_word(order, |index| items(index).first().map_or(0, word), full);
}

fn items_of<'a>(vm: &'a Vm, value: &'a Value) -> &'a [Value] {
    match (value.downcast::<Tuple>(), value.downcast::<List>()) {
        (Some(tuple), _) => tuple.items(),
        (_, Some(list)) => list.items.get(vm),
        _ => &[],
    }
}

/// The simple types of the columns of tuples or lists.
struct Columns(Vec<Simple>);

impl Columns {
    /// `None` if some column has no single simple type (what is nested is left to the general sort).
    fn of(vm: &Vm, keys: &[Value]) -> Option<Columns> {
        let width = keys.iter().map(|key| items_of(vm, key).len()).max()?;
        (0..width)
            .map(|at| {
                let column = keys.iter().filter_map(|key| items_of(vm, key).get(at));
                common(vm, column).filter(|kind| !matches!(kind, Simple::Tuple | Simple::List))
            })
            .collect::<Option<Vec<_>>>()
            .map(Columns)
    }

    fn compare(&self, left: &[Value], right: &[Value]) -> Ordering {
        for ((kind, a), b) in self.0.iter().zip(left).zip(right) {
            let ordering = match kind {
                _ if a.is(b) => continue,
                Simple::Int => int_word(a).cmp(&int_word(b)),
                Simple::Float => float_word(a).cmp(&float_word(b)),
                Simple::Large => by_size(a, b),
                Simple::Bytes => narrow(a).cmp(narrow(b)),
                _ => text(a).compare(text(b)),
            };
            if ordering.is_ne() {
                return ordering;
            }
        }
        left.len().cmp(&right.len())
    }
}
