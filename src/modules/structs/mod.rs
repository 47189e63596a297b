//! `_struct`: packing values into bytes by a format, for the library's `struct` (Modules/_struct.c). `format.rs`
//! parses formats, `convert.rs` moves single values.

mod convert;
mod format;

use crate::object::GilCell;
use crate::object::header::{Object, Payload, Visitor};
use crate::object::native::rest;
use crate::object::native::rows;
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::types::Class;
use crate::object::value::Value;
use crate::vm::{Raised, Result, Vm};
use format::Layout;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

type Bindings<'a> = &'a [Option<Value>];

/// `struct.error` with this message.
fn error(vm: &mut Vm, message: impl AsRef<str>) -> Raised {
    let class = vm
        .import_module("_struct")
        .and_then(|module| crate::modules::support::attr(vm, &module, "error"));
    let message = vm.str(message.as_ref());
    class
        .and_then(|class| vm.call(&class, &[message]))
        .map_or_else(|raised| raised, Raised)
}

/// Payload of `Struct`.
pub struct Struct {
    format: GilCell<Value>,
    layout: GilCell<Rc<Layout>>,
}

impl Payload for Struct {
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(self.format.get(vm));
    }
}

fn expect(value: &Value) -> &Object<Struct> {
    value.downcast::<Struct>().expect("a Struct")
}

/// Layouts by format, as CPython's module keeps them.
#[derive(Default)]
struct Layouts(RefCell<FxHashMap<String, Rc<Layout>>>);

/// With more formats than this the cache begins anew (`MAXCACHE`).
const MAX_CACHED: usize = 100;

/// The layout of a format given as str or bytes.
fn parse(vm: &mut Vm, format: &Value) -> Result<Rc<Layout>> {
    let layouts = vm.module_state::<Layouts>();
    if let Some(text) = format.downcast::<Str>().and_then(|text| text.as_ascii())
        && let Some(layout) = layouts.0.borrow().get(text)
    {
        return Ok(layout.clone());
    }
    let layout = parse_anew(vm, format)?;
    if let Some(text) = format.downcast::<Str>().and_then(|text| text.as_ascii()) {
        let mut cached = layouts.0.borrow_mut();
        if cached.len() >= MAX_CACHED {
            cached.clear();
        }
        cached.insert(text.to_string(), layout.clone());
    }
    Ok(layout)
}

fn parse_anew(vm: &mut Vm, format: &Value) -> Result<Rc<Layout>> {
    let text = match format.downcast::<Str>() {
        Some(text) => match text.as_ascii() {
            Some(text) => text.to_string(),
            None => {
                let encoding = vm.str("ascii");
                let refused = vm.call_method(format, "encode", &[encoding])?;
                return Err(error(
                    vm,
                    format!("not a format: {}", vm.type_name(&refused)),
                ));
            }
        },
        None => match format.downcast::<crate::object::bytes::Bytes>() {
            Some(bytes) => String::from_utf8_lossy(&bytes.data).into_owned(),
            None => {
                let name = vm.type_name(format);
                return Err(vm.type_error(format!(
                    "Struct() argument 1 must be a str or bytes object, not {name}"
                )));
            }
        },
    };
    match Layout::parse(&text) {
        Ok(layout) => Ok(Rc::new(layout)),
        Err(message) => Err(error(vm, message)),
    }
}

/// The format as `Struct.format` shows it, and its layout.
fn read_format(vm: &mut Vm, given: &Value) -> Result<(Value, Rc<Layout>)> {
    let layout = parse(vm, given)?;
    let format = match given.is_a::<Str>() {
        true => given.clone(),
        false => {
            let data = vm.buffer(given)?;
            vm.str_from_latin1(&data)
        }
    };
    Ok((format, layout))
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let Some(class) = Class::from_value(args.arg(0)) else {
        return Err(vm.type_error("Struct.__new__(X): X is not a type object"));
    };
    let given = match given_format(vm, args)? {
        Some(given) => given,
        // A subclass may give it to `__init__`.
        None if !class.is(&*vm.class::<Struct>()) => vm.str(""),
        None => {
            return Err(vm.type_error("Struct() missing required argument 'format' (pos 1)"));
        }
    };
    let (format, layout) = read_format(vm, &given)?;
    let payload = Struct {
        format: GilCell::new(format),
        layout: GilCell::new(layout),
    };
    Ok(vm.alloc(&class, payload))
}

/// The format among the arguments of a call.
fn given_format(vm: &mut Vm, args: Bindings<'_>) -> Result<Option<Value>> {
    let positional = args
        .opt(1)
        .and_then(|given| given.downcast::<crate::object::tuple::Tuple>())
        .map_or(&[] as &[Value], |given| given.items());
    let named = args
        .opt(2)
        .and_then(|keywords| crate::modules::support::dict_get(vm, keywords, "format"));
    let count = positional.len() + named.is_some() as usize;
    if count > 1 {
        return Err(vm.type_error(format!("Struct() takes at most 1 argument ({count} given)")));
    }
    Ok(positional.first().cloned().or(named))
}

/// A subclass that calls `super().__init__(format)`.
fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let exact = vm.class_of(args.arg(0)).is(&*vm.class::<Struct>());
    if !exact && let Some(given) = given_format(vm, args)? {
        let (format, layout) = read_format(vm, &given)?;
        let this = expect(args.arg(0));
        this.format.set(vm, format);
        this.layout.set(vm, layout);
    }
    Ok(Value::NONE)
}

/// Packs `values` (`function` names the caller in messages).
fn pack_values(vm: &mut Vm, layout: &Layout, values: &[Value], function: &str) -> Result<Vec<u8>> {
    if values.len() != layout.values {
        let (wanted, given) = (layout.values, values.len());
        return Err(error(
            vm,
            format!("{function} expected {wanted} items for packing (got {given})"),
        ));
    }
    let mut out = crate::object::sequence::zeroed(vm, layout.size)?;
    let mut values = values.iter();
    for field in &layout.fields {
        for index in 0..field.values() {
            if let Some(value) = values.next() {
                let at = field.offset + index * field.size;
                let size = field.width();
                convert::pack(vm, layout, field, value, &mut out[at..at + size])?;
            }
        }
    }
    Ok(out)
}

fn unpack_values(vm: &mut Vm, layout: &Layout, data: &[u8]) -> Value {
    let mut values = Vec::with_capacity(layout.values);
    for field in &layout.fields {
        for index in 0..field.values() {
            let at = field.offset + index * field.size;
            let size = field.width();
            values.push(convert::unpack(vm, layout, field, &data[at..at + size]));
        }
    }
    vm.tuple(values)
}

fn pack(vm: &mut Vm, layout: &Layout, values: &[Value]) -> Result<Value> {
    let data = pack_values(vm, layout, values, "pack")?;
    Ok(vm.bytes(data))
}

/// An offset into a buffer of `length` bytes with room for the layout.
fn place(
    vm: &mut Vm,
    layout: &Layout,
    offset: i64,
    length: usize,
    function: &str,
) -> Result<usize> {
    let size = layout.size;
    let start = if offset < 0 {
        offset + length as i64
    } else {
        offset
    };
    let packing = function == "pack_into";
    let verb = if packing { "packing" } else { "unpacking" };
    if offset < 0 && offset.saturating_add(size as i64) > 0 {
        return Err(error(
            vm,
            match packing {
                true => format!("no space to pack {size} bytes at offset {offset}"),
                false => format!("not enough data to unpack {size} bytes at offset {offset}"),
            },
        ));
    }
    if start < 0 {
        return Err(error(
            vm,
            format!("offset {offset} out of range for {length}-byte buffer"),
        ));
    }
    if start as usize + size > length {
        let wanted = start as usize + size;
        return Err(error(
            vm,
            format!(
                "{function} requires a buffer of at least {wanted} bytes for {verb} {size} bytes at offset {start} (actual buffer size is {length})"
            ),
        ));
    }
    Ok(start as usize)
}

fn pack_into(
    vm: &mut Vm,
    layout: &Layout,
    buffer: &Value,
    offset: &Value,
    rest: &Value,
) -> Result<Value> {
    let offset = vm.index_i64(offset)?;
    let (length, writable) = vm.buffer_length(buffer)?;
    if !writable {
        let name = vm.type_name(buffer);
        return Err(vm.type_error(format!(
            "a read-write bytes-like object is required, not '{name}'"
        )));
    }
    let at = place(vm, layout, offset, length, "pack_into")?;
    let values = rest.downcast::<Tuple>().expect("*args").items();
    let data = pack_values(vm, layout, values, "pack_into")?;
    vm.buffer_write(buffer, at, &data)?;
    Ok(Value::NONE)
}

fn unpack(vm: &mut Vm, layout: &Layout, buffer: &Value) -> Result<Value> {
    let data = vm.buffer(buffer)?;
    if data.len() != layout.size {
        let size = layout.size;
        return Err(error(
            vm,
            format!("unpack requires a buffer of {size} bytes"),
        ));
    }
    Ok(unpack_values(vm, layout, &data))
}

fn unpack_from(
    vm: &mut Vm,
    layout: &Layout,
    buffer: &Value,
    offset: Option<&Value>,
) -> Result<Value> {
    let offset = match offset {
        Some(offset) => vm.index_i64(offset)?,
        None => 0,
    };
    let data = vm.buffer(buffer)?;
    let at = place(vm, layout, offset, data.len(), "unpack_from")?;
    Ok(unpack_values(vm, layout, &data[at..]))
}

/// Payload of the iterator of `iter_unpack`.
pub struct UnpackIter {
    layout: Rc<Layout>,
    data: Vec<u8>,
    position: std::cell::Cell<usize>,
}

impl Payload for UnpackIter {}

fn iter_unpack(vm: &mut Vm, layout: Rc<Layout>, buffer: &Value) -> Result<Value> {
    let data = vm.buffer(buffer)?.into_owned();
    if layout.size == 0 {
        return Err(error(
            vm,
            "cannot iteratively unpack with a struct of length 0",
        ));
    }
    if data.len() % layout.size != 0 {
        let size = layout.size;
        return Err(error(
            vm,
            format!("iterative unpacking requires a buffer of a multiple of {size} bytes"),
        ));
    }
    Ok(vm.object(UnpackIter {
        layout,
        data,
        position: Default::default(),
    }))
}

static UNPACK_ITER: TypeSpec = TypeSpec {
    module: "_struct",
    flags: 0,
    methods: &[rows::length_hint(|vm, args| {
        let this = args.arg(0).downcast::<UnpackIter>().expect("an iterator");
        let left = this.data.len().saturating_sub(this.position.get());
        Ok(vm.int((left / this.layout.size) as i64))
    })],
    slots: |slots| {
        slots.iter.set(Some(|_, value| Ok(value.clone())));
        slots.next.set(Some(|vm, value| {
            let this = value.downcast::<UnpackIter>().expect("an iterator");
            let at = this.position.get();
            if at >= this.data.len() {
                return Ok(None);
            }
            this.position.set(at + this.layout.size);
            let layout = this.layout.clone();
            Ok(Some(unpack_values(vm, &layout, &this.data[at..])))
        }));
    },
    ..TypeSpec::of::<UnpackIter>("unpack_iterator")
};

fn own(vm: &Vm, args: Bindings<'_>) -> Rc<Layout> {
    expect(args.arg(0)).layout.cloned(vm)
}

static METHODS: &[NativeDef] = &[
    (
        "pack",
        "($self, /, *args)\nrest",
        |vm, args| {
            let layout = own(vm, args);
            pack(vm, &layout, rest(args, 1).0)
        },
        "S.pack(v1, v2, ...) -> bytes",
    ),
    (
        "pack_into",
        "($self, buffer, offset, /, *args)",
        |vm, args| {
            let layout = own(vm, args);
            pack_into(vm, &layout, args.arg(1), args.arg(2), args.arg(3))
        },
        "S.pack_into(buffer, offset, v1, v2, ...)",
    ),
    (
        "unpack",
        "($self, buffer, /)",
        |vm, args| {
            let layout = own(vm, args);
            unpack(vm, &layout, args.arg(1))
        },
        "Return a tuple containing unpacked values.",
    ),
    (
        "unpack_from",
        "($self, /, buffer, offset=0)",
        |vm, args| {
            let layout = own(vm, args);
            unpack_from(vm, &layout, args.arg(1), args.opt(2))
        },
        "Return a tuple containing unpacked values.",
    ),
    (
        "iter_unpack",
        "($self, buffer, /)",
        |vm, args| {
            let layout = own(vm, args);
            iter_unpack(vm, layout, args.arg(1))
        },
        "Return an iterator yielding tuples.",
    ),
];

static STRUCT: TypeSpec = TypeSpec {
    module: "_struct",
    doc: "Struct(fmt) --> compiled struct object",
    new: Some(("__new__", "($type, /, *args, **kwargs)", new, "")),
    init: Some(("__init__", "($self, /, *args, **kwargs)", init, "")),
    methods: METHODS,
    getset: &[
        (
            "format",
            |vm, value| Ok(expect(value).format.cloned(vm)),
            None,
            "struct format string",
        ),
        (
            "size",
            |vm, value| {
                let size = expect(value).layout.get(vm).size as i64;
                Ok(vm.int(size))
            },
            None,
            "struct size in bytes",
        ),
    ],
    slots: |slots| {
        slots.repr.set(Some(|vm, value| {
            let format = expect(value).format.cloned(vm);
            let text = vm.repr_text(&format)?;
            let name = vm.type_name(value);
            let name = name.rsplit('.').next().unwrap_or(&name);
            Ok(vm.str(&format!("{name}({text})")))
        }))
    },
    ..TypeSpec::of::<Struct>("Struct")
};

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Functions to convert between Python values and C structs.",
    functions: &[
        (
            "calcsize",
            "(format, /)",
            |vm, args| {
                let layout = parse(vm, args.arg(0))?;
                Ok(vm.int(layout.size as i64))
            },
            "Return size in bytes of the struct described by the format string.",
        ),
        (
            "pack",
            "(format, /, *args)\nrest",
            |vm, args| {
                let layout = parse(vm, args.arg(0))?;
                pack(vm, &layout, rest(args, 1).0)
            },
            "pack(format, v1, v2, ...) -> bytes",
        ),
        (
            "pack_into",
            "(format, buffer, offset, /, *args)",
            |vm, args| {
                let layout = parse(vm, args.arg(0))?;
                pack_into(vm, &layout, args.arg(1), args.arg(2), args.arg(3))
            },
            "pack_into(format, buffer, offset, v1, v2, ...)",
        ),
        (
            "unpack",
            "(format, buffer, /)",
            |vm, args| {
                let layout = parse(vm, args.arg(0))?;
                unpack(vm, &layout, args.arg(1))
            },
            "Return a tuple containing values unpacked according to the format string.",
        ),
        (
            "unpack_from",
            "(format, /, buffer, offset=0)",
            |vm, args| {
                let layout = parse(vm, args.arg(0))?;
                unpack_from(vm, &layout, args.arg(1), args.opt(2))
            },
            "Return a tuple containing values unpacked according to the format string.",
        ),
        (
            "iter_unpack",
            "(format, buffer, /)",
            |vm, args| {
                let layout = parse(vm, args.arg(0))?;
                iter_unpack(vm, layout, args.arg(1))
            },
            "Return an iterator yielding tuples unpacked from the given bytes.",
        ),
        (
            "_clearcache",
            "()",
            |_, _| Ok(Value::NONE),
            "Clear the internal cache.",
        ),
    ],
    types: &[&STRUCT],
    init: |vm, module| {
        vm.class_of_spec(&UNPACK_ITER)?;
        let base = vm.exceptions().Exception.clone();
        crate::modules::support::add_exception(vm, module, ("struct", "error"), &base)?;
        Ok(())
    },
    ..ModuleSpec::named("_struct")
};
