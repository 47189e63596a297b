//! The bodies of the opcodes, one function per opcode and of its name; see the opcode table for what each does.
#![allow(non_snake_case)]
// SAFETY of every body: see `machine.rs`.

mod arithmetic;
mod attributes;
mod build;
mod calls;
mod compare;
mod entered;
mod exceptions;
mod generators;
mod intrinsics;
mod iteration;
mod moves;
mod names;
mod native_calls;
mod numbers;
mod rest;
mod subscripts;
mod texts;

pub(super) use arithmetic::*;
pub(super) use attributes::*;
pub(super) use build::*;
pub(super) use calls::*;
pub(super) use compare::*;
pub(super) use exceptions::*;
pub(super) use generators::*;
pub(super) use iteration::*;
pub(super) use moves::*;
pub(super) use names::*;
pub(super) use rest::*;
pub(super) use subscripts::*;

/// Opcodes without a fast path: the whole body is a slow one. The instruction is left by `cx.next`, `cx.branch` or
/// `cx.go`.
macro_rules! slow_ops {
    ($($(#[$meta:meta])* $name:ident($cx:ident, $w:ident) $body:block)*) => {$(
        $(#[$meta])*
        #[inline(always)]
        pub fn $name(
            machine: &mut crate::vm::exec::machine::Machine,
            word: crate::vm::exec::machine::Word,
        ) -> crate::vm::exec::machine::Flow {
            machine.slow(word, |$cx, $w| {
                $body
                #[allow(unreachable_code)]
                Ok(())
            })
        }
    )*};
}
pub(super) use slow_ops;
