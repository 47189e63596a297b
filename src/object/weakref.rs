//! Weak references: the payload and what happens when a referent dies.

use super::GilCell;
use super::header::{Payload, Visitor};
use super::heap::{Heap, Pending, address};
use super::value::Value;
use crate::vm::Vm;
use std::cell::Cell;

/// Payload of `weakref.ref` and the proxies.
pub struct WeakRef {
    /// Address of the referent's header; 0 once it is dead.
    referent: Cell<usize>,
    pub callback: GilCell<Option<Value>>,
    /// The referent's hash, once it was asked for (-1: not yet).
    pub hash: Cell<i64>,
    pub form: Form,
}

/// What a weakref is; among those of one referent the first forms come first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Form {
    /// A `weakref.ref` without callback: an object has at most one.
    Basic,
    /// A proxy without callback: at most one too.
    BasicProxy,
    Reference,
    Proxy,
}

impl Form {
    pub fn is_proxy(self) -> bool {
        matches!(self, Form::BasicProxy | Form::Proxy)
    }
    pub fn is_basic(self) -> bool {
        self <= Form::BasicProxy
    }
}

impl Payload for WeakRef {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.callback.get(vm).iter().for_each(visit);
    }
    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.extend(self.callback.replace(vm, None));
    }
}

impl WeakRef {
    /// A weakref to `referent`, a heap object; the caller registers it with [`Heap::add_weakref`].
    pub fn new(referent: &Value, callback: Option<Value>, form: Form) -> Option<WeakRef> {
        let header = referent.header()?;
        Some(WeakRef {
            referent: Cell::new(address(header)),
            callback: GilCell::new(callback),
            hash: Cell::new(-1),
            form,
        })
    }

    /// The referent, if it is alive.
    pub fn upgrade(&self) -> Option<Value> {
        let address = self.referent.get();
        // SAFETY: a dying referent clears its weakrefs before its memory goes (`heap::die`).
        (address != 0).then(|| unsafe { (*(address as *const super::Header)).value() })
    }

    /// It becomes dead without anybody being told.
    pub(crate) fn forget_referent(&self) {
        let referent = self.referent.replace(0);
        if referent != 0 {
            super::heap::forget_weakref(referent, self);
        }
    }

    /// Address of the live referent, 0 otherwise.
    pub fn referent_address(&self) -> usize {
        self.referent.get()
    }
}

impl Drop for WeakRef {
    fn drop(&mut self) {
        self.forget_referent();
    }
}

/// A weakref that the heap forgot becomes dead; its callback is returned.
pub(crate) fn kill<'a>(vm: &'a Vm, weakref: &'a Value) -> Option<&'a Value> {
    let object = weakref.downcast::<WeakRef>()?;
    object.referent.set(0);
    object.callback.get(vm).as_ref()
}

/// The referent of `weakref` dies: it becomes dead, and its callback is queued.
pub(crate) fn clear(heap: &Heap, weakref: &Value) {
    let Some(object) = weakref.downcast::<WeakRef>() else {
        return;
    };
    object.referent.set(0);
    // SAFETY: cells of callbacks are borrowed only for moments, never across a drop.
    if let Some(callback) = unsafe { object.callback.get_unguarded_mut() }.take() {
        heap.push_pending(Pending::WeakCallback {
            callback,
            weakref: weakref.clone(),
        });
    }
}
