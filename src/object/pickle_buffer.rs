//! `pickle.PickleBuffer` (Objects/picklebufobject.c, PEP 574): a wrapper that tells picklers that an object's memory may
//! travel beside the pickle. It shows what the object shows.

use super::GilCell;
use super::iterators::{class_argument, this};
use super::memoryview::{self, ViewLayout};
use super::native::Bound;
use super::spec::TypeSpec;
use super::trace::payload;
use super::types::flags;
use super::value::Value;
use crate::vm::{Result, Vm};

payload! {
    /// Payload of `PickleBuffer`.
    pub struct PickleBuffer {
        /// A memoryview; `None` once released.
        view: GilCell<Option<Value>>,
    }
}

/// The memoryview behind a `PickleBuffer`.
pub fn view_of(vm: &mut Vm, value: &Value) -> Result<Value> {
    match this::<PickleBuffer>(value).view.cloned(vm) {
        Some(view) => Ok(view),
        None => Err(vm.value_error("operation forbidden on released PickleBuffer object")),
    }
}

/// The memory as it lies, as a row of bytes.
pub fn raw_view(vm: &mut Vm, value: &Value) -> Result<Value> {
    let view = view_of(vm, value)?;
    let layout = memoryview::expect(&view).layout.clone();
    if !layout.is_c_contiguous() && !layout.is_f_contiguous() {
        return Err(vm.buffer_error("cannot extract raw buffer from non-contiguous buffer"));
    }
    let raw = ViewLayout {
        format: "B".into(),
        itemsize: 1,
        shape: vec![layout.bytes()],
        strides: vec![1],
        ..layout
    };
    memoryview::laid_out(vm, &view, raw)
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let view = memoryview::from_object(vm, args.arg(1))?;
    let view = GilCell::new(Some(view));
    Ok(vm.alloc(&class, PickleBuffer { view }))
}

fn release(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let view = this::<PickleBuffer>(args.arg(0)).view.replace(vm, None);
    if let Some(view) = view {
        vm.call_method(&view, "release", &[])?;
    }
    Ok(Value::NONE)
}

/// `pickle.PickleBuffer`.
pub static SPEC: TypeSpec = TypeSpec {
    module: "pickle",
    doc: "Wrapper for potentially out-of-band buffers",
    flags: flags::WEAKREF | flags::BASE,
    new: Some(("__new__", "($type, object, /)", new, "")),
    wrappers: &[(
        "__buffer__",
        "($self, flags, /)",
        |vm, args| {
            vm.index_i64(args.arg(1))?;
            let view = view_of(vm, args.arg(0))?;
            memoryview::from_object(vm, &view)
        },
        "Return a buffer object that exposes the underlying memory of the object.",
    )],
    methods: &[
        (
            "raw",
            "($self, /)",
            |vm, args| raw_view(vm, args.arg(0)),
            "Return a memoryview of the raw memory underlying this buffer.\n\nWill raise BufferError is the buffer isn't contiguous.",
        ),
        (
            "release",
            "($self, /)",
            release,
            "Release the underlying buffer controlled by the PickleBuffer object.",
        ),
    ],
    ..TypeSpec::of::<PickleBuffer>("PickleBuffer")
};
