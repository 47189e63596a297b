//! Methods of `str` that fill it up to a width.

use super::methods::{Bindings, number, this};
use super::{Builder, Str, Units, expect};
use crate::object::native::Bound;
use crate::object::sequence;
use crate::object::value::Value;
use crate::vm::{Result, Vm};

fn fill(vm: &mut Vm, args: Bindings<'_>) -> Result<u32> {
    let Some(value) = args.opt(2) else {
        return Ok(' ' as u32);
    };
    match value.downcast::<Str>() {
        Some(text) if text.len() == 1 => Ok(text.units().at(0)),
        Some(_) => Err(vm.type_error("The fill character must be exactly one character long")),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!(
                "The fill character must be a unicode character, not {name}"
            )))
        }
    }
}

/// A padded text of so many characters needs no memory but its own.
const SHORT: usize = 128;

fn padded(vm: &mut Vm, value: &Value, left: usize, right: usize, fill: u32) -> Result<Value> {
    if left + right == 0 {
        return Ok(vm.exact_str(value));
    }
    let source = expect(value);
    if left + right + source.len() > 1 << 31 {
        return Err(sequence::no_memory(vm));
    }
    if let Units::One(text) = source.units()
        && let Ok(fill) = u8::try_from(fill)
        && left + right + text.len() <= SHORT
    {
        let mut line = [fill; SHORT];
        line[left..left + text.len()].copy_from_slice(text);
        return Ok(vm.str_from_latin1(&line[..left + text.len() + right]));
    }
    vm.check_room((left + right + source.len()) * if fill < 0x100 { 2 } else { 9 })?;
    let mut out = Builder::with_capacity(left + right + source.len());
    out.push_repeated(fill, left);
    out.push_str(source);
    out.push_repeated(fill, right);
    Ok(out.finish(vm))
}

/// What the width adds.
fn padding(vm: &mut Vm, args: Bindings<'_>) -> Result<(usize, usize)> {
    let width = vm.index_i64(args.arg(1))?.max(0) as usize;
    Ok((width.saturating_sub(this(args).len()), width))
}

pub(super) fn center(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (padding, width) = padding(vm, args)?;
    let fill = fill(vm, args)?;
    let left = padding / 2 + (padding & width & 1);
    padded(vm, args.arg(0), left, padding - left, fill)
}

pub(super) fn ljust(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (padding, _) = padding(vm, args)?;
    let fill = fill(vm, args)?;
    padded(vm, args.arg(0), 0, padding, fill)
}

pub(super) fn rjust(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (padding, _) = padding(vm, args)?;
    let fill = fill(vm, args)?;
    padded(vm, args.arg(0), padding, 0, fill)
}

pub(super) fn zfill(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (padding, _) = padding(vm, args)?;
    let units = this(args).units();
    if padding == 0 || units.is_empty() || !matches!(units.at(0), 0x2B | 0x2D) {
        return padded(vm, args.arg(0), padding, 0, '0' as u32);
    }
    if padding > 1 << 31 {
        return Err(sequence::no_memory(vm));
    }
    vm.check_room((padding + units.len()) * 2)?;
    let mut out = Builder::with_capacity(padding + units.len());
    out.push(units.at(0));
    out.push_repeated('0' as u32, padding);
    out.push_units(units.slice(1, units.len()));
    Ok(out.finish(vm))
}

pub(super) fn expandtabs(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let size = number(vm, args.opt(1), 8)?;
    if size > i32::MAX as i64 {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    }
    let size = size.max(0) as usize;
    let mut out = Builder::with_capacity(this(args).len());
    let mut column = 0;
    for point in this(args).units().iter() {
        match point {
            9 => {
                let spaces = if size > 0 { size - column % size } else { 0 };
                if out.len() + spaces > 1 << 31 {
                    return Err(vm.overflow_error("new string is too long"));
                }
                (0..spaces).for_each(|_| out.push(32));
                column += spaces;
            }
            _ => {
                column = if matches!(point, 10 | 13) {
                    0
                } else {
                    column + 1
                };
                out.push(point);
            }
        }
    }
    Ok(out.finish(vm))
}
