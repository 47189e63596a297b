//! Native functions that the dispatch loop knows by name: for the commonest arguments it does what they do without
//! calling them (`vm/exec/ops/intrinsics.rs`), as CPython's specialised calls (`CALL_LEN`, `CALL_ISINSTANCE`,
//! `CALL_LIST_APPEND` of Python/bytecodes.c) do.

use super::NativeFn;
use crate::modules::builtins;
use crate::object::{dict, list};

/// What the dispatch loop may do in a function's place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Intrinsic {
    /// Nothing: call it.
    None,
    Len,
    IsInstance,
    Ord,
    Append,
    /// `dict.get`.
    Get,
}

impl Intrinsic {
    /// What a function is known as.
    pub fn of(function: NativeFn) -> Intrinsic {
        let known: [(NativeFn, Intrinsic); 5] = [
            (builtins::LEN, Intrinsic::Len),
            (builtins::ISINSTANCE, Intrinsic::IsInstance),
            (builtins::ORD, Intrinsic::Ord),
            (list::APPEND, Intrinsic::Append),
            (dict::GET, Intrinsic::Get),
        ];
        known
            .into_iter()
            .find(|(other, _)| std::ptr::fn_addr_eq(*other, function))
            .map_or(Intrinsic::None, |(_, intrinsic)| intrinsic)
    }
}
