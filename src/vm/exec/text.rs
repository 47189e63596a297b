//! `+` and `+=` of strs in registers.

use super::machine::{Cx, Word};
use crate::object::str::Str;
use crate::vm::Result;

/// `R[A] = R[B] + R[C]` of two exact strs; false if they are not. A left operand that nobody else has grows in place:
/// a temporary, or a variable that the result replaces (`text += more`, as CPython's `unicode_concatenate`).
pub(super) fn concatenate(cx: &mut Cx<'_>, w: Word) -> Result<bool> {
    // SAFETY: registers of a verified frame are words that own their references; only class and length are read.
    let length = |index: usize| unsafe {
        let raw = *cx.base.add(index);
        let text = raw
            .is_pointer()
            .then(|| raw.header().as_ref().downcast::<Str>())??;
        let exact = text.class().is(&*cx.vm.types().str);
        exact.then_some(text.len())
    };
    // What is too long is left to the operator, which raises.
    match (length(w.b()), length(w.c())) {
        (Some(a), Some(b)) if a + b <= 1 << 31 => {}
        _ => return Ok(false),
    }
    let right = cx.operand(w.c());
    let left = if w.a() == w.b() {
        cx.take(w.b()).unwrap_or_else(|| right.clone())
    } else {
        cx.operand(w.b())
    };
    match cx.vm.str_append(left, &right) {
        Ok(text) => cx.set(w.a(), text),
        Err(left) => {
            if w.a() == w.b() {
                cx.set(w.b(), left);
            }
            return Err(crate::object::sequence::no_memory(cx.vm));
        }
    }
    cx.next(1);
    Ok(true)
}
