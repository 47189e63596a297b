//! Iterators over strs, bytes and bytearrays.

use super::{HINT_DOC, REDUCE_DOC, STATE_DOC, this};
use crate::object::GilCell;
use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::header::{Payload, Visitor};
use crate::object::native::{Bound, NativeDef};
use crate::object::sequence;
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::trace::iterator_spec;
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

/// Something of which items are taken by position.
trait Source: 'static {
    fn len(vm: &Vm, source: &Value) -> usize;
    fn item(vm: &Vm, source: &Value, at: usize) -> Option<Value>;
    fn empty(vm: &Vm) -> Value;
}

/// Strs that are not ASCII.
struct Text;
/// ASCII strs, an iterator type of their own as in CPython.
struct Ascii;

impl Source for Text {
    fn len(_: &Vm, source: &Value) -> usize {
        source.downcast::<Str>().map_or(0, |text| text.len())
    }
    fn item(vm: &Vm, source: &Value, at: usize) -> Option<Value> {
        let text = source.downcast::<Str>()?;
        (at < text.len()).then(|| vm.str_from_point(text.units().at(at)))
    }
    fn empty(vm: &Vm) -> Value {
        vm.str("")
    }
}
impl Source for Ascii {
    fn len(vm: &Vm, source: &Value) -> usize {
        Text::len(vm, source)
    }
    #[inline(always)]
    fn item(vm: &Vm, source: &Value, at: usize) -> Option<Value> {
        let byte = *source.downcast::<Str>()?.bytes().get(at)?;
        Some(vm.latin1_char(byte))
    }
    fn empty(vm: &Vm) -> Value {
        vm.str("")
    }
}
impl Source for Bytes {
    fn len(_: &Vm, source: &Value) -> usize {
        source
            .downcast::<Bytes>()
            .map_or(0, |bytes| bytes.data.len())
    }
    fn item(vm: &Vm, source: &Value, at: usize) -> Option<Value> {
        let byte = *source.downcast::<Bytes>()?.data.get(at)?;
        Some(vm.int(byte as i64))
    }
    fn empty(vm: &Vm) -> Value {
        vm.bytes(Vec::new())
    }
}
impl Source for ByteArray {
    fn len(vm: &Vm, source: &Value) -> usize {
        source
            .downcast::<ByteArray>()
            .map_or(0, |bytes| bytes.data.get(vm).len())
    }
    fn item(vm: &Vm, source: &Value, at: usize) -> Option<Value> {
        let byte = *source.downcast::<ByteArray>()?.data.get(vm).get(at)?;
        Some(vm.int(byte as i64))
    }
    fn empty(vm: &Vm) -> Value {
        vm.tuple(Vec::new())
    }
}

/// Iterator over a source by position.
struct Positions<S> {
    /// `None` once exhausted.
    source: GilCell<Option<Value>>,
    position: Cell<usize>,
    kind: std::marker::PhantomData<S>,
}

impl<S: Source> Payload for Positions<S> {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.source.get(vm).iter().for_each(visit);
    }
}

fn iter<S: Source>(vm: &mut Vm, source: &Value) -> Value {
    vm.object(Positions::<S> {
        source: GilCell::new(Some(source.clone())),
        position: Cell::new(0),
        kind: std::marker::PhantomData,
    })
}

/// `iter(str)`.
pub fn str_iter(vm: &mut Vm, text: &Value) -> Result<Value> {
    Ok(match text.downcast::<Str>().is_some_and(|t| t.is_ascii()) {
        true => iter::<Ascii>(vm, text),
        false => iter::<Text>(vm, text),
    })
}
/// `iter(bytes)`.
pub fn bytes_iter(vm: &mut Vm, bytes: &Value) -> Result<Value> {
    Ok(iter::<Bytes>(vm, bytes))
}
/// `iter(bytearray)`.
pub fn bytearray_iter(vm: &mut Vm, bytes: &Value) -> Result<Value> {
    Ok(iter::<ByteArray>(vm, bytes))
}

fn next<S: Source>(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let iterator = this::<Positions<S>>(value);
    let Some(source) = iterator.source.get(vm) else {
        return Ok(None);
    };
    let position = iterator.position.get();
    let item = S::item(vm, source, position);
    match item {
        Some(_) => iterator.position.set(position + 1),
        None => iterator.source.set(vm, None),
    }
    Ok(item)
}

fn length_hint<S: Source>(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = this::<Positions<S>>(args.arg(0));
    let left = match iterator.source.get(vm) {
        Some(source) => S::len(vm, source).saturating_sub(iterator.position.get()),
        None => 0,
    };
    Ok(vm.int(left as i64))
}

fn reduce<S: Source>(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let iterator = this::<Positions<S>>(args.arg(0));
    let source = iterator.source.cloned(vm);
    if source.is_some() {
        return super::reduce_position(vm, source, iterator.position.get() as i64);
    }
    let function = sequence::builtin(vm, "iter")?;
    let empty = S::empty(vm);
    let args = vm.tuple_of([empty]);
    Ok(vm.tuple_of([function, args]))
}

fn set_state<S: Source>(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let position = vm.index_i64(args.arg(1))?;
    let iterator = this::<Positions<S>>(args.arg(0));
    if let Some(source) = iterator.source.get(vm) {
        let length = S::len(vm, source) as i64;
        iterator.position.set(position.clamp(0, length) as usize);
    }
    Ok(Value::NONE)
}

const fn methods<S: Source>() -> &'static [NativeDef] {
    &[
        ("__length_hint__", "($self, /)", length_hint::<S>, HINT_DOC),
        ("__reduce__", "($self, /)", reduce::<S>, REDUCE_DOC),
        (
            "__setstate__",
            "($self, object, /)",
            set_state::<S>,
            STATE_DOC,
        ),
    ]
}

macro_rules! specs {
    ($($name:ident $source:ty, $text:literal;)*) => {$(
        pub(super) static $name: TypeSpec = iterator_spec!(Positions<$source>, $text, next::<$source>, {
            flags: 0,
            methods: methods::<$source>(),
        });
    )*};
}

specs! {
    STR Text, "str_iterator";
    ASCII Ascii, "str_ascii_iterator";
    BYTES Bytes, "bytes_iterator";
    BYTEARRAY ByteArray, "bytearray_iterator";
}
