//! `BufferedRWPair`: a reader and a writer over two raw streams, as one object.

use super::{base, buffered, unsupported};
use crate::modules::support::attr;
use crate::object::spec::TypeSpec;
use crate::object::trace::payload;
use crate::object::types::{Class, flags};
use crate::object::{Bound, GilCell, Value};
use crate::vm::{Result, Vm};

payload! {
    /// Payload of `BufferedRWPair`.
    pub struct Pair {
        reader: GilCell<Value>,
        writer: GilCell<Value>,
    }
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = Class::from_value(args.arg(0)).expect("a class");
    Ok(vm.alloc(
        &class,
        Pair {
            reader: GilCell::new(Value::NONE),
            writer: GilCell::new(Value::NONE),
        },
    ))
}

fn init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let size = match args.opt(3) {
        Some(size) => size.clone(),
        None => vm.int(super::DEFAULT_BUFFER_SIZE as i64),
    };
    let this = args.arg(0).downcast::<Pair>().expect("own method");
    for (cell, spec, raw) in [
        (&this.reader, &buffered::READER, args.arg(1)),
        (&this.writer, &buffered::WRITER, args.arg(2)),
    ] {
        let class = super::class_named(vm, spec).value().clone();
        let made = vm.call(&class, &[raw.clone(), size.clone()])?;
        cell.set(vm, made);
    }
    Ok(Value::NONE)
}

/// Calls a method of one half with the same arguments.
fn forward(
    vm: &mut Vm,
    args: &[Option<Value>],
    half: fn(&Pair) -> &GilCell<Value>,
    name: &str,
) -> Result<Value> {
    let this = args.arg(0).downcast::<Pair>().expect("own method");
    let target = half(this).cloned(vm);
    if target.is_none() {
        return Err(vm.value_error("I/O operation on uninitialized object"));
    }
    let given: Vec<Value> = args[1..].iter().flatten().cloned().collect();
    vm.call_method(&target, name, &given)
}

/// A method that one half has.
macro_rules! forward {
    ($half:ident.$name:ident, $signature:literal) => {
        (
            stringify!($name),
            $signature,
            |vm, args| forward(vm, args, |pair| &pair.$half, stringify!($name)),
            "",
        )
    };
}

fn close(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let written = forward(vm, args, |pair| &pair.writer, "close");
    forward(vm, args, |pair| &pair.reader, "close")?;
    written
}

fn isatty(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let answer = forward(vm, args, |pair| &pair.writer, "isatty")?;
    if vm.is_true(&answer)? {
        return Ok(answer);
    }
    forward(vm, args, |pair| &pair.reader, "isatty")
}

fn closed(vm: &mut Vm, value: &Value) -> Result<Value> {
    let this = value.downcast::<Pair>().expect("own attribute");
    let writer = this.writer.cloned(vm);
    if writer.is_none() {
        return Err(unsupported(vm, "closed"));
    }
    attr(vm, &writer, "closed")
}

/// `BufferedRWPair`.
pub static PAIR: TypeSpec = TypeSpec {
    module: "_io",
    doc: "A buffered reader and writer object together.",
    base: Some(|vm| super::class_named(vm, &base::BUFFERED_IO_BASE)),
    flags: flags::BASE | flags::DICT | flags::WEAKREF,
    new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", new, "")),
    init: Some((
        "__init__",
        "($self, reader, writer, buffer_size=131072, /)",
        init,
        "",
    )),
    methods: &[
        forward!(reader.read, "($self, size=-1, /)"),
        forward!(reader.read1, "($self, size=-1, /)"),
        forward!(reader.peek, "($self, size=0, /)"),
        forward!(reader.readinto, "($self, buffer, /)"),
        forward!(reader.readinto1, "($self, buffer, /)"),
        forward!(reader.readable, "($self, /)"),
        forward!(writer.write, "($self, buffer, /)"),
        forward!(writer.flush, "($self, /)"),
        forward!(writer.writable, "($self, /)"),
        ("close", "($self, /)", close, ""),
        ("isatty", "($self, /)", isatty, ""),
    ],
    getset: &[("closed", closed, None, "")],
    ..TypeSpec::of::<Pair>("BufferedRWPair")
};
