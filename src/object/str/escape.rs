//! Escapes: what `repr` and `ascii` write for code points that cannot stand for themselves.

use super::expect;
use super::join::Builder;
use crate::object::Value;
use crate::vm::Vm;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Appends `\xhh`, `\uhhhh` or `\Uhhhhhhhh`, whichever is the shortest.
pub fn push_escape(out: &mut Builder, point: u32) {
    let (letter, digits) = match point {
        0..0x100 => (b'x', 2),
        0x100..0x1_0000 => (b'u', 4),
        _ => (b'U', 8),
    };
    out.push(b'\\' as u32);
    out.push(letter as u32);
    for digit in (0..digits).rev() {
        out.push(HEX[(point >> (digit * 4) & 15) as usize] as u32);
    }
}

/// What `ascii()` makes of a repr: everything that is not ASCII escaped.
pub fn escape_non_ascii(vm: &Vm, value: &Value) -> Value {
    let text = expect(value);
    if text.is_ascii() {
        return value.clone();
    }
    let mut out = Builder::with_capacity(text.len() + 16);
    for point in text.units().iter() {
        match point {
            0..0x80 => out.push(point),
            _ => push_escape(&mut out, point),
        }
    }
    out.finish(vm)
}
