//! Descriptors: what turns a class attribute into something computed when it is read through an instance. One room
//! each: attributes of builtin types ([`getset`]), slots of `__slots__` ([`member`]), `property`, `staticmethod` and
//! `classmethod` ([`wrappers`]), bound methods ([`method`]), `super`.

pub mod getset;
pub mod member;
pub mod method;
pub mod property;
pub mod super_;
pub mod wrappers;
