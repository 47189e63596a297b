//! Payloads whose traversal by the collector follows from their fields: [`payload!`] makes the struct and its
//! `Payload` from a list of fields.

use super::GilCell;
use super::header::Visitor;
use super::value::Value;
use crate::vm::Vm;
use std::cell::Cell;

/// What may hold references.
pub trait Trace {
    fn trace(&self, _: &Vm, _: Visitor<'_>) {}
    /// Gives its references up, to break a cycle.
    fn untie(&self, _: &mut Vm, _: &mut Vec<Value>) {}
}

impl<T> Trace for Cell<T> {}
impl Trace for bool {}
impl Trace for usize {}
impl Trace for i64 {}

impl Trace for Value {
    fn trace(&self, _: &Vm, visit: Visitor<'_>) {
        visit(self);
    }
}
impl Trace for Option<Value> {
    fn trace(&self, _: &Vm, visit: Visitor<'_>) {
        self.iter().for_each(visit);
    }
}
impl Trace for Vec<Value> {
    fn trace(&self, _: &Vm, visit: Visitor<'_>) {
        self.iter().for_each(visit);
    }
}
impl Trace for GilCell<Value> {
    fn trace(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(self.get(vm));
    }
}
impl Trace for GilCell<Option<Value>> {
    fn trace(&self, vm: &Vm, visit: Visitor<'_>) {
        self.get(vm).iter().for_each(visit);
    }
    fn untie(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.extend(self.replace(vm, None));
    }
}
impl Trace for GilCell<Vec<Value>> {
    fn trace(&self, vm: &Vm, visit: Visitor<'_>) {
        self.get(vm).iter().for_each(visit);
    }
    fn untie(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.append(self.get_mut(vm));
    }
}
impl Trace for GilCell<Vec<Option<Value>>> {
    fn trace(&self, vm: &Vm, visit: Visitor<'_>) {
        self.get(vm).iter().flatten().for_each(visit);
    }
    fn untie(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.extend(self.get_mut(vm).drain(..).flatten());
    }
}
impl Trace for GilCell<std::collections::VecDeque<Value>> {
    fn trace(&self, vm: &Vm, visit: Visitor<'_>) {
        self.get(vm).iter().for_each(visit);
    }
    fn untie(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.extend(self.get_mut(vm).drain(..));
    }
}
impl Trace for GilCell<Vec<usize>> {}

/// A struct that is the payload of a container type; every field is a [`Trace`].
#[macro_export]
macro_rules! payload {
    ($($(#[$doc:meta])* pub struct $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }
        impl $crate::object::Payload for $name {
            const GC: bool = true;
            #[allow(unused_variables)]
            fn traverse(&self, vm: &$crate::vm::Vm, visit: $crate::object::Visitor<'_>) {
                $($crate::object::trace::Trace::trace(&self.$field, vm, &mut *visit);)*
            }
            #[allow(unused_variables)]
            fn clear(&self, vm: &mut $crate::vm::Vm, out: &mut Vec<$crate::object::Value>) {
                $($crate::object::trace::Trace::untie(&self.$field, vm, out);)*
            }
        }
    )*};
}
pub use payload;

/// A [`TypeSpec`](super::spec::TypeSpec) of an iterator: `next` and an `__iter__` that answers itself.
#[macro_export]
macro_rules! iterator_spec {
    ($payload:ty, $name:literal, $next:expr, { $($field:ident: $value:expr,)* }) => {
        $crate::object::spec::TypeSpec {
            slots: |slots| {
                slots.iter.set(Some(|_, value| Ok(value.clone())));
                slots.next.set(Some($next));
            },
            $($field: $value,)*
            ..$crate::object::spec::TypeSpec::of::<$payload>($name)
        }
    };
}
pub use iterator_spec;
