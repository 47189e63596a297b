//! Putting strs together: `str.join`, f-strings, and a builder for code that makes text of unknown width.

use super::{Str, Units, allocate_parts, allocate_with, copy_units, expect};
use crate::object::Value;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::vm::{Result, Vm};

/// Text under construction: bytes as long as all code points fit one byte, then wider.
pub enum Builder {
    Narrow(Vec<u8>),
    Wide(Vec<u32>),
}

impl Default for Builder {
    fn default() -> Builder {
        Builder::Narrow(Vec::new())
    }
}

impl Builder {
    pub fn with_capacity(capacity: usize) -> Builder {
        Builder::Narrow(Vec::with_capacity(capacity))
    }
    #[inline]
    pub fn push(&mut self, point: u32) {
        match self {
            Builder::Narrow(bytes) if point < 0x100 => bytes.push(point as u8),
            Builder::Narrow(_) => self.widen().push(point),
            Builder::Wide(points) => points.push(point),
        }
    }
    #[cold]
    fn widen(&mut self) -> &mut Vec<u32> {
        if let Builder::Narrow(bytes) = self {
            let mut points = Vec::with_capacity(bytes.capacity());
            points.extend(bytes.iter().map(|&byte| byte as u32));
            *self = Builder::Wide(points);
        }
        match self {
            Builder::Wide(points) => points,
            Builder::Narrow(_) => unreachable!("widened above"),
        }
    }
    /// Adds ASCII bytes.
    #[inline]
    pub fn push_ascii(&mut self, ascii: &[u8]) {
        match self {
            Builder::Narrow(bytes) => bytes.extend_from_slice(ascii),
            Builder::Wide(points) => points.extend(ascii.iter().map(|&byte| byte as u32)),
        }
    }
    /// Adds one code point `count` times.
    pub fn push_repeated(&mut self, point: u32, count: usize) {
        match self {
            Builder::Narrow(bytes) if point < 0x100 => {
                bytes.resize(bytes.len() + count, point as u8);
            }
            _ => (0..count).for_each(|_| self.push(point)),
        }
    }
    pub fn push_text(&mut self, text: &str) {
        match self {
            Builder::Narrow(bytes) if text.is_ascii() => bytes.extend_from_slice(text.as_bytes()),
            _ => text.chars().for_each(|c| self.push(c as u32)),
        }
    }
    #[inline]
    pub fn push_units(&mut self, units: Units<'_>) {
        match (&mut *self, units) {
            (Builder::Narrow(bytes), Units::One(more)) => bytes.extend_from_slice(more),
            (Builder::Narrow(_), more) => {
                if more.iter().all(|point| point < 0x100) {
                    more.iter().for_each(|point| self.push(point));
                } else {
                    self.widen();
                    self.push_units(more);
                }
            }
            (Builder::Wide(points), Units::One(more)) => {
                points.extend(more.iter().map(|&unit| u32::from(unit)));
            }
            (Builder::Wide(points), Units::Two(more)) => {
                points.extend(more.iter().map(|&unit| u32::from(unit)));
            }
            (Builder::Wide(points), Units::Four(more)) => points.extend_from_slice(more),
        }
    }
    pub fn push_str(&mut self, text: &Str) {
        self.push_units(text.units());
    }
    /// Adds the text of a value that is known to be a str.
    pub fn push_value(&mut self, value: &Value) {
        self.push_units(expect(value).units());
    }
    pub fn len(&self) -> usize {
        match self {
            Builder::Narrow(bytes) => bytes.len(),
            Builder::Wide(points) => points.len(),
        }
    }
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    pub fn finish(self, vm: &Vm) -> Value {
        match self {
            Builder::Narrow(bytes) => vm.str_from_latin1(&bytes),
            Builder::Wide(points) => vm.str_from_points(&points),
        }
    }
}

/// The strs in `parts`, which are all known to be strs, one after the other (f-strings).
pub fn join_values(vm: &Vm, parts: &[Value]) -> Value {
    let (mut ascii, mut narrow) = (true, true);
    for part in parts {
        let part = expect(part);
        ascii &= part.is_ascii();
        narrow &= part.width() == 1;
    }
    if narrow {
        let mut few: [&[u8]; 8] = [&[]; 8];
        let mut many = Vec::new();
        let slices: &[&[u8]] = if parts.len() <= few.len() {
            for (slot, part) in few.iter_mut().zip(parts) {
                *slot = expect(part).bytes();
            }
            &few[..parts.len()]
        } else {
            many.extend(parts.iter().map(|part| expect(part).bytes()));
            &many
        };
        return match slices.iter().map(|slice| slice.len()).sum::<usize>() {
            0 => vm.types_empty_str(),
            1 => vm.latin1_char(slices.concat()[0]),
            _ => allocate_parts(vm, &vm.types().str, slices, ascii),
        };
    }
    let mut out = Builder::default();
    for part in parts {
        out.push_value(part);
    }
    out.finish(vm)
}

/// `separator.join(iterable)`.
pub fn join(vm: &mut Vm, separator: &Str, iterable: &Value) -> Result<Value> {
    let items = match (iterable.downcast::<List>(), iterable.downcast::<Tuple>()) {
        (Some(list), _) if list.class().is(&*vm.types().list) => Some(&list.items.get(vm)[..]),
        (_, Some(tuple)) if tuple.class().is(&*vm.types().tuple) => Some(tuple.items()),
        _ => None,
    };
    if let Some(joined) = items.and_then(|items| join_narrow(vm, separator, items)) {
        return Ok(joined);
    }
    let items = crate::object::sequence::collect_or(vm, iterable, "can only join an iterable")?;
    join_items(vm, separator, &items)
}

/// `separator.join(items)` of strs one byte wide; `None`: not all items are.
fn join_narrow(vm: &Vm, separator: &Str, items: &[Value]) -> Option<Value> {
    match items {
        [] => return Some(vm.types_empty_str()),
        [only] if vm.class_of(only).is(&*vm.types().str) => return Some(only.clone()),
        _ => {}
    }
    if separator.width() != 1 {
        return None;
    }
    let mut ascii = separator.is_ascii() || items.len() == 1;
    let mut length = separator.len() * (items.len() - 1);
    for item in items {
        let text = item.downcast::<Str>()?;
        if text.width() != 1 {
            return None;
        }
        ascii &= text.is_ascii();
        length += text.len();
    }
    if length < 2 || length >= u32::MAX as usize {
        return None;
    }
    let between = separator.bytes();
    Some(allocate_with(
        vm,
        &vm.types().str,
        length,
        ascii,
        |start: *mut u8| {
            let mut at = start;
            for (index, item) in items.iter().enumerate() {
                let part = expect(item).bytes();
                // SAFETY: `length` is the sum of the parts' and separators' lengths.
                unsafe {
                    if index > 0 {
                        copy_units(between, at);
                        at = at.add(between.len());
                    }
                    copy_units(part, at);
                    at = at.add(part.len());
                }
            }
        },
    ))
}

/// `separator.join(items)`.
pub fn join_items(vm: &mut Vm, separator: &Str, items: &[Value]) -> Result<Value> {
    if let Some(joined) = join_narrow(vm, separator, items) {
        return Ok(joined);
    }
    let (mut ascii, mut narrow) = (separator.is_ascii(), separator.width() == 1);
    for (index, item) in items.iter().enumerate() {
        match item.downcast::<Str>() {
            Some(text) => {
                ascii &= text.is_ascii();
                narrow &= text.width() == 1;
            }
            None => {
                let name = vm.type_name(item);
                return Err(vm.type_error(format!(
                    "sequence item {index}: expected str instance, {name} found"
                )));
            }
        }
    }
    if let [only] = items
        && vm.class_of(only).is(&*vm.types().str)
    {
        return Ok(only.clone());
    }
    let total: usize = items.iter().map(|item| expect(item).len()).sum();
    let total = total + separator.len() * items.len();
    vm.check_room(total * if narrow { 1 } else { 9 })?;
    if !narrow {
        let mut out = Builder::default();
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                out.push_str(separator);
            }
            out.push_value(item);
        }
        return Ok(out.finish(vm));
    }
    let mut slices: Vec<&[u8]> = Vec::with_capacity(items.len() * 2);
    for (index, item) in items.iter().enumerate() {
        if index > 0 && !separator.is_empty() {
            slices.push(separator.bytes());
        }
        slices.push(expect(item).bytes());
    }
    let total: usize = slices.iter().map(|slice| slice.len()).sum();
    if total < 2 {
        return Ok(vm.str_from_latin1(&slices.concat()));
    }
    Ok(allocate_parts(vm, &vm.types().str, &slices, ascii))
}
