//! `memoryview`: a window on the memory of a bytes-like object. It keeps the object and where its elements lie
//! (offset, shape, strides), never a pointer: each access asks the object's provider for the bytes.

pub mod element;
mod methods;

use super::buffer::Provider;
use super::header::{Object, Payload, Sizes, Visitor};
use super::spec::TypeSpec;
use super::value::Value;
use crate::object::slots::Slot;
use crate::vm::{Result, Vm};
use std::cell::{Cell, RefCell};

/// Payload of `memoryview`.
pub struct MemoryView {
    /// `None` once released.
    pub(super) object: RefCell<Option<Value>>,
    pub(super) provider: &'static Provider,
    pub layout: ViewLayout,
    pub(super) hash: Cell<Option<i64>>,
    /// What all views of one answer of a `__buffer__` share, see [`super::buffer::ByMethod`].
    pub(super) keeper: RefCell<Option<Value>>,
}

/// The object whose memory a view shows; `None` once it was released.
pub fn exporter(view: &MemoryView) -> Option<Value> {
    view.object.borrow().clone()
}

/// Where the elements of a view lie.
#[derive(Clone)]
pub struct ViewLayout {
    pub format: String,
    pub itemsize: usize,
    pub shape: Vec<usize>,
    /// In bytes.
    pub strides: Vec<isize>,
    pub offset: usize,
    pub readonly: bool,
}

impl ViewLayout {
    /// Strides of C order.
    pub fn c_strides(shape: &[usize], itemsize: usize) -> Vec<isize> {
        let mut strides = vec![itemsize as isize; shape.len()];
        for axis in (1..shape.len()).rev() {
            strides[axis - 1] = strides[axis] * shape[axis] as isize;
        }
        strides
    }
    /// Number of elements.
    pub fn count(&self) -> usize {
        self.shape.iter().product()
    }
    /// Length in bytes.
    pub fn bytes(&self) -> usize {
        self.count() * self.itemsize
    }
    /// As `init_flags` in Objects/memoryobject.c has it: the stride decides in one dimension, even if there is no element.
    pub fn is_c_contiguous(&self) -> bool {
        if let ([length], [stride]) = (&self.shape[..], &self.strides[..]) {
            return *length == 1 || *stride == self.itemsize as isize;
        }
        self.count() <= 1 || self.strides == Self::c_strides(&self.shape, self.itemsize)
    }
    pub fn is_f_contiguous(&self) -> bool {
        if self.shape.len() == 1 {
            return self.is_c_contiguous();
        }
        let mut expected = self.itemsize as isize;
        self.count() <= 1
            || self
                .shape
                .iter()
                .zip(&self.strides)
                .all(|(&length, &stride)| {
                    let fits = stride == expected || length == 1;
                    expected *= length as isize;
                    fits
                })
    }
    /// Byte offsets of all elements in C order.
    pub fn offsets(&self) -> Vec<usize> {
        let mut offsets = vec![self.offset as isize];
        for (&length, &stride) in self.shape.iter().zip(&self.strides) {
            offsets = offsets
                .iter()
                .flat_map(|&base| (0..length as isize).map(move |index| base + index * stride))
                .collect();
        }
        offsets.into_iter().map(|offset| offset as usize).collect()
    }
}

impl Payload for MemoryView {
    const GC: bool = true;
    // Shape, strides and offsets.
    const C_SIZES: Sizes = Sizes {
        basic: 144,
        item: 8,
        count: |value| {
            3 * value
                .downcast::<MemoryView>()
                .map_or(0, |view| view.layout.shape.len())
        },
    };
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        self.object.borrow().iter().for_each(&mut *visit);
        self.keeper.borrow().iter().for_each(visit);
    }
}

impl MemoryView {
    pub(super) fn release(&self) {
        if let Some(object) = self.object.take() {
            (self.provider.export)(&object, -1);
        }
        self.keeper.take();
    }
    /// A view of the same memory, laid out like this.
    pub(super) fn derive(&self, vm: &mut Vm, object: Value, layout: ViewLayout) -> Value {
        let view = make(vm, object, self.provider, layout);
        expect(&view).keeper.replace(self.keeper.borrow().clone());
        view
    }
    /// The object, or ValueError if released.
    pub(super) fn object(&self, vm: &mut Vm) -> Result<Value> {
        let object = self.object.borrow().clone();
        match object {
            Some(object) => Ok(object),
            None => Err(vm.value_error("operation forbidden on released memoryview object")),
        }
    }
}

impl Drop for MemoryView {
    fn drop(&mut self) {
        self.release();
    }
}

/// The memoryview behind a value that is known to be one.
///
/// # Panics
/// If it is not.
pub fn expect(value: &Value) -> &Object<MemoryView> {
    value.downcast::<MemoryView>().expect("a memoryview")
}

/// A view of `object` (no memoryview) laid out like this.
pub fn make(vm: &mut Vm, object: Value, provider: &'static Provider, layout: ViewLayout) -> Value {
    (provider.export)(&object, 1);
    vm.object(MemoryView {
        object: RefCell::new(Some(object)),
        provider,
        layout,
        hash: Cell::new(None),
        keeper: RefCell::new(None),
    })
}

/// `memoryview(object)`.
pub fn from_object(vm: &mut Vm, object: &Value) -> Result<Value> {
    if let Some(view) = object.downcast::<MemoryView>() {
        let base = view.object(vm)?;
        return Ok(view.derive(vm, base, view.layout.clone()));
    }
    let Some(provider) = super::buffer::provider(vm, object) else {
        // PEP 688: a class may say in Python what it shows.
        if let Some(by) = super::buffer::by_method(vm, object)? {
            let view = from_object(vm, &by.view)?;
            expect(&view).keeper.replace(by.keeper);
            return Ok(view);
        }
        let name = vm.type_name(object);
        return Err(vm.type_error(format!(
            "memoryview: a bytes-like object is required, not '{name}'"
        )));
    };
    over(vm, object, provider)
}

/// A view of the same object as another one, laid out otherwise.
pub fn laid_out(vm: &mut Vm, view: &Value, layout: ViewLayout) -> Result<Value> {
    let view = expect(view);
    let object = view.object(vm)?;
    Ok(view.derive(vm, object, layout))
}

/// A view of all that an object's builtin type offers.
pub fn over(vm: &mut Vm, object: &Value, provider: &'static Provider) -> Result<Value> {
    let info = (provider.info)(vm, object)?;
    let layout = ViewLayout {
        strides: ViewLayout::c_strides(&info.shape, info.itemsize),
        format: info.format,
        itemsize: info.itemsize,
        shape: info.shape,
        offset: 0,
        readonly: info.readonly,
    };
    Ok(make(vm, object.clone(), provider, layout))
}

/// BufferError for a view whose bytes do not stand one after the other.
pub fn expect_contiguous(vm: &mut Vm, value: &Value) -> Result<()> {
    match expect(value).layout.is_c_contiguous() {
        true => Ok(()),
        false => Err(vm.buffer_error("memoryview: underlying buffer is not C-contiguous")),
    }
}

/// The elements' bytes in C order.
pub fn contents(vm: &mut Vm, value: &Value) -> Result<Vec<u8>> {
    let view = expect(value);
    let object = view.object(vm)?;
    let layout = &view.layout;
    let data = (view.provider.view)(vm, &object);
    let mut out = Vec::with_capacity(layout.bytes());
    if layout.is_c_contiguous() {
        let end = layout.offset + layout.bytes();
        out.extend_from_slice(data.get(layout.offset..end).unwrap_or(&[]));
    } else {
        for offset in layout.offsets() {
            out.extend_from_slice(data.get(offset..offset + layout.itemsize).unwrap_or(&[]));
        }
    }
    Ok(out)
}

pub fn length_and_writable(vm: &mut Vm, value: &Value) -> Result<(usize, bool)> {
    let view = expect(value);
    view.object(vm)?;
    Ok((view.layout.bytes(), !view.layout.readonly))
}

/// Writes bytes at a byte offset (in C order) of a view.
pub fn write(vm: &mut Vm, value: &Value, offset: usize, data: &[u8]) -> Result<usize> {
    let view = expect(value);
    let object = view.object(vm)?;
    let layout = &view.layout;
    if layout.readonly {
        return Err(vm.type_error("a read-write bytes-like object is required, not 'memoryview'"));
    }
    let room = layout.bytes().saturating_sub(offset).min(data.len());
    let offsets = match layout.is_c_contiguous() {
        true => None,
        false => Some(layout.offsets()),
    };
    let Some(target) = (view.provider.view_mut)(vm, &object) else {
        return Ok(0);
    };
    match offsets {
        None => {
            let start = layout.offset + offset;
            if let Some(target) = target.get_mut(start..start + room) {
                target.copy_from_slice(&data[..room]);
            }
        }
        Some(offsets) => {
            for (at, &byte) in data[..room].iter().enumerate() {
                let place = offset + at;
                let element = offsets[place / layout.itemsize] + place % layout.itemsize;
                if let Some(target) = target.get_mut(element) {
                    *target = byte;
                }
            }
        }
    }
    Ok(room)
}

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    flags: super::types::flags::SEQUENCE | super::types::flags::WEAKREF,
    doc: "Create a new memoryview object which references the given object.",
    new: Some(("__new__", "($type, object)", methods::new, "")),
    methods: methods::METHODS,
    wrappers: super::buffer::WRITABLE,
    getset: methods::GETSET,
    slots: methods::fill,
    shown_again: &[Slot::GetAttr],
    signature: Some("(object)"),
    ..TypeSpec::of::<MemoryView>("memoryview")
};

/// The types of this room.
pub static SPECS: &[&TypeSpec] = &[&SPEC, &methods::ITERATOR, &super::buffer::KEEPER];
