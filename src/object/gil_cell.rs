//! Contents of objects, guarded by the GIL *as a type*: reading borrows the [`Vm`], writing borrows it mutably.
//!
//! A `&mut Vm` exists only in the thread that holds the GIL, and everything that may run Python code or give the
//! GIL up takes it mutably; so no borrow of an object's contents can be alive across such a call, and the
//! compiler proves it. Dropping a `Value` needs no `Vm` and runs no Python code (finalizers are queued until the
//! next safepoint), so drops are harmless during a borrow.

use crate::vm::Vm;
use std::cell::UnsafeCell;

/// A cell whose key is the [`Vm`].
#[derive(Default)]
pub struct GilCell<T>(UnsafeCell<T>);

impl<T> GilCell<T> {
    pub const fn new(value: T) -> GilCell<T> {
        GilCell(UnsafeCell::new(value))
    }

    /// Borrows the contents for as long as the `Vm` is borrowed.
    #[inline(always)]
    pub fn get<'a>(&'a self, _: &'a Vm) -> &'a T {
        // SAFETY: `get_mut` needs `&mut Vm`, which cannot coexist with this `&Vm`; a thread has one `Vm`, and
        // other threads' cannot run while this one holds the GIL.
        unsafe { &*self.0.get() }
    }

    /// Borrows the contents mutably for as long as the `Vm` is borrowed mutably.
    #[inline(always)]
    #[allow(clippy::mut_from_ref)]
    pub fn get_mut<'a>(&'a self, _: &'a mut Vm) -> &'a mut T {
        // SAFETY: as in `get`.
        unsafe { &mut *self.0.get() }
    }

    #[inline(always)]
    pub fn set(&self, vm: &mut Vm, value: T) {
        let old = std::mem::replace(self.get_mut(vm), value);
        drop(old);
    }

    #[inline(always)]
    pub fn replace(&self, vm: &mut Vm, value: T) -> T {
        std::mem::replace(self.get_mut(vm), value)
    }

    /// For traversal by the collector and for dropping: no `Vm` at hand.
    ///
    /// # Safety
    /// No borrow by `get_mut` is alive: the caller runs at a safepoint, or in the drop of an object that
    /// nobody refers to.
    pub unsafe fn get_unguarded(&self) -> &T {
        // SAFETY: the caller's promise.
        unsafe { &*self.0.get() }
    }

    /// As [`GilCell::get_unguarded`], mutably (the collector's `clear`).
    ///
    /// # Safety
    /// No other borrow is alive.
    #[allow(clippy::mut_from_ref)]
    pub unsafe fn get_unguarded_mut(&self) -> &mut T {
        // SAFETY: the caller's promise.
        unsafe { &mut *self.0.get() }
    }
}

impl<T: Clone> GilCell<T> {
    #[inline(always)]
    pub fn cloned(&self, vm: &Vm) -> T {
        self.get(vm).clone()
    }
}
