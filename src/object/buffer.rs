//! The buffer protocol: how bytes-like objects show their memory to each other.
//!
//! A type whose instances are bytes-like fills its `buffer` slot with a [`Provider`]. Others read through
//! [`Vm::buffer`] (borrowed for `bytes`, a copy for what may change) and write through [`Vm::buffer_write`]; both
//! hold the borrow of the memory only while the `Vm` is borrowed, so no view outlives a change.

use super::bytes::Bytes;
use super::memoryview::{self, MemoryView};
use super::native::{Bound, NativeDef};
use super::spec::TypeSpec;
use super::trace::payload;
use super::value::Value;
use crate::vm::{Result, Vm};
use std::borrow::Cow;

/// What a provider's memory looks like.
pub struct Info {
    /// As in module `struct`.
    pub format: String,
    pub itemsize: usize,
    pub shape: Vec<usize>,
    pub readonly: bool,
}

impl Info {
    /// Plain bytes.
    pub fn bytes(length: usize, readonly: bool) -> Info {
        Info {
            format: "B".into(),
            itemsize: 1,
            shape: vec![length],
            readonly,
        }
    }
}

/// What a bytes-like type offers: its memory is one run of bytes, in C order.
pub struct Provider {
    pub info: fn(&mut Vm, &Value) -> Result<Info>,
    pub view: for<'a> fn(&'a Vm, &'a Value) -> &'a [u8],
    /// `None`: read-only.
    pub view_mut: for<'a> fn(&'a mut Vm, &'a Value) -> Option<&'a mut [u8]>,
    /// One more (`1`) or one fewer (`-1`) memoryview stands on the object: it may not be resized meanwhile.
    pub export: fn(&Value, i32),
}

/// What a value's class offers, unless the class says in Python what it shows.
pub(super) fn provider(vm: &Vm, value: &Value) -> Option<&'static Provider> {
    let class = vm.class_of(value);
    let provider = class.slots.buffer.get()?;
    let overridden = class.has(super::types::flags::HEAP) && {
        let name = vm.intern("__buffer__");
        vm.class_lookup(class, &name)
            .is_some_and(|found| found.is_a::<super::function::Function>())
    };
    (!overridden).then_some(provider)
}

/// Whether a value is bytes-like.
pub fn is_buffer(vm: &Vm, value: &Value) -> bool {
    provider(vm, value).is_some() || value.is_a::<MemoryView>() || has_method(vm, value)
}

/// Whether a class made in Python has a `__buffer__` (PEP 688). A `PickleBuffer` shows what another object does, in the
/// same way.
fn has_method(vm: &Vm, value: &Value) -> bool {
    if value.is_a::<super::pickle_buffer::PickleBuffer>() {
        return true;
    }
    let class = vm.class_of(value);
    class.has(super::types::flags::HEAP) && {
        let name = vm.intern("__buffer__");
        vm.class_lookup(class, &name).is_some()
    }
}

/// What `__buffer__` of a class made in Python answered, and what sees to its end.
pub struct ByMethod {
    /// A memoryview.
    pub view: Value,
    /// When the last reference goes, the object's `__release_buffer__` is called with the view; `None`: it has none.
    pub keeper: Option<Value>,
}

payload! {
    /// See [`ByMethod::keeper`]: as a finalizer the call happens at the next safepoint.
    pub struct Keeper {
        exporter: Value,
        view: Value,
    }
}

/// The type of [`Keeper`], which no program sees.
pub static KEEPER: TypeSpec = TypeSpec {
    flags: super::types::flags::FINALIZER,
    slots: |slots| {
        slots.finalize.set(Some(|vm, value| {
            let keeper = value.downcast::<Keeper>().expect("own slot");
            let (exporter, view) = (keeper.exporter.clone(), keeper.view.clone());
            let name = vm.intern("__release_buffer__");
            if let Some(method) = vm.lookup_special(&exporter, &name)? {
                vm.call(&method, &[view])?;
            }
            Ok(())
        }));
    },
    ..TypeSpec::of::<Keeper>("_buffer_wrapper")
};

/// Asks `__buffer__` of a class made in Python; `None`: it has none.
pub fn by_method(vm: &mut Vm, value: &Value) -> Result<Option<ByMethod>> {
    /// `inspect.BufferFlags.FULL_RO`.
    const FULL_RO: i64 = 0x11C;
    if !has_method(vm, value) {
        return Ok(None);
    }
    let name = vm.intern("__buffer__");
    let Some(method) = vm.lookup_special(value, &name)? else {
        return Ok(None);
    };
    let flags = vm.int(FULL_RO);
    let view = vm.call(&method, &[flags])?;
    if !view.is_a::<MemoryView>() {
        return Err(vm.type_error("__buffer__ returned non-memoryview object"));
    }
    let name = vm.intern("__release_buffer__");
    // A builtin type's own has nothing to do for a view that Python code made.
    let releases = vm
        .class_lookup(vm.class_of(value), &name)
        .is_some_and(|found| !found.is_a::<super::slots::wrapper::SlotWrapper>());
    let keeper = releases.then(|| {
        let class = vm.class::<Keeper>();
        let (exporter, view) = (value.clone(), view.clone());
        vm.alloc(&class, Keeper { exporter, view })
    });
    Ok(Some(ByMethod { view, keeper }))
}

/// `__buffer__` of the bytes-like builtin types.
pub const READABLE: &[NativeDef] = &[BUFFER];
/// The same and `__release_buffer__`, of the writable ones.
pub const WRITABLE: &[NativeDef] = &[BUFFER, RELEASE];

const BUFFER: NativeDef = (
    "__buffer__",
    "($self, flags, /)",
    |vm, args| {
        vm.index_i64(args.arg(1))?;
        // The class of the object may have a `__buffer__` of its own, which calls this one.
        match vm.class_of(args.arg(0)).slots.buffer.get() {
            Some(provider) => memoryview::over(vm, args.arg(0), provider),
            None => memoryview::from_object(vm, args.arg(0)),
        }
    },
    "Return a buffer object that exposes the underlying memory of the object.",
);

/// The view that `__buffer__` gave is no longer needed.
const RELEASE: NativeDef = (
    "__release_buffer__",
    "($self, buffer, /)",
    |vm, args| {
        let Some(view) = args.arg(1).downcast::<MemoryView>() else {
            return Err(vm.type_error("expected a memoryview object"));
        };
        match memoryview::exporter(view) {
            None => Err(vm.value_error("memoryview's buffer has already been released")),
            Some(exporter) if !exporter.is(args.arg(0)) => {
                Err(vm.value_error("memoryview's buffer is not this object"))
            }
            Some(_) => vm.call_method(args.arg(1), "release", &[]),
        }
    },
    "Release the buffer object that exposes the underlying memory of the object.",
);

impl Vm {
    /// The provider behind a value, or "a bytes-like object is required".
    pub fn buffer_provider(&mut self, value: &Value) -> Result<&'static Provider> {
        match provider(self, value) {
            Some(provider) => Ok(provider),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("a bytes-like object is required, not '{name}'")))
            }
        }
    }

    /// The contents of a bytes-like object, or TypeError.
    pub fn buffer<'a>(&mut self, value: &'a Value) -> Result<Cow<'a, [u8]>> {
        if let Some(bytes) = value.downcast::<Bytes>() {
            return Ok(Cow::Borrowed(&bytes.data));
        }
        if value.is_a::<MemoryView>() {
            memoryview::expect_contiguous(self, value)?;
            return memoryview::contents(self, value).map(Cow::Owned);
        }
        if let Some(by) = by_method(self, value)? {
            return memoryview::contents(self, &by.view).map(Cow::Owned);
        }
        let provider = self.buffer_provider(value)?;
        Ok(Cow::Owned((provider.view)(self, value).to_vec()))
    }

    /// As [`Vm::buffer`], also where the bytes are in several pieces (`PyBuffer_ToContiguous`).
    pub fn buffer_in_pieces<'a>(&mut self, value: &'a Value) -> Result<Cow<'a, [u8]>> {
        match value.is_a::<MemoryView>() {
            true => memoryview::contents(self, value).map(Cow::Owned),
            false => self.buffer(value),
        }
    }

    /// Length in bytes of a bytes-like object, and whether it may be written to.
    pub fn buffer_length(&mut self, value: &Value) -> Result<(usize, bool)> {
        if value.is_a::<MemoryView>() {
            memoryview::expect_contiguous(self, value)?;
            return memoryview::length_and_writable(self, value);
        }
        if let Some(by) = by_method(self, value)? {
            return memoryview::length_and_writable(self, &by.view);
        }
        let provider = self.buffer_provider(value)?;
        let info = (provider.info)(self, value)?;
        let length = info.itemsize * info.shape.iter().product::<usize>();
        Ok((length, !info.readonly))
    }

    /// Writes into a bytes-like object at a byte offset; what lies behind its end is left out. Answers how many
    /// bytes were written; TypeError if the object is read-only.
    pub fn buffer_write(&mut self, value: &Value, offset: usize, data: &[u8]) -> Result<usize> {
        if value.is_a::<MemoryView>() {
            memoryview::expect_contiguous(self, value)?;
            return memoryview::write(self, value, offset, data);
        }
        if let Some(by) = by_method(self, value)? {
            return memoryview::write(self, &by.view, offset, data);
        }
        let Some(provider) = provider(self, value) else {
            let name = self.type_name(value);
            return Err(self.type_error(format!(
                "a read-write bytes-like object is required, not '{name}'"
            )));
        };
        if let Some(target) = (provider.view_mut)(self, value) {
            let room = target.len().saturating_sub(offset).min(data.len());
            target[offset..offset + room].copy_from_slice(&data[..room]);
            return Ok(room);
        }
        let name = self.type_name(value);
        Err(self.type_error(format!(
            "a read-write bytes-like object is required, not '{name}'"
        )))
    }
}
