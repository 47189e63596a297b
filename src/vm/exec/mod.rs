//! Execution: the dispatch loop, frames, calls, raising, generators.
//!
//! This folder is one of the few rooms with `unsafe`. What makes it safe: code objects are verified when they are made
//! (`gillie_bytecode::verify`), so operands are in range; windows are laid out only by `call.rs`, `ops/calls.rs`,
//! `ops/generators.rs`; registers own their words and nobody else writes to a running frame's.

#![allow(
    dangerous_implicit_autorefs,
    reason = "live objects are read through pointers all over this room"
)]

pub(crate) mod awaiting;
mod bind;
pub mod call;
mod construct;
pub(crate) mod dispatch;
mod enter;
pub(crate) mod faults;
pub(crate) mod frames;
mod groups;
pub(crate) mod inspect;
pub(crate) mod jump;
mod machine;
mod matching;
mod native_call;
mod ops;
mod placed;
mod run;
mod safepoint;
mod sites;
mod special;
mod stack;
mod traced;
mod type_params;
mod unbound;
pub(crate) mod unwind;

pub(crate) use dispatch::{Handler, table, traced_table};
pub(crate) use frames::Outcome;
pub(crate) use sites::{SiteCache, SuperCache};
pub(crate) use stack::Stack;
