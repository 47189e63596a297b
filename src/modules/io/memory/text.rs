//! `StringIO`: text in memory, with the translation of line ends that its `newline` argument asks for.

use super::{fresh, new_position, restore_dict, state_of};
use crate::modules::io::points::Points;
use crate::modules::io::{base, newline};
use crate::modules::support::attr;
use crate::object::header::{Payload, Visitor};
use crate::object::spec::TypeSpec;
use crate::object::str::{Str, Units};
use crate::object::types::{Class, flags};
use crate::object::{Bound, GilCell, Value};
use crate::vm::{Result, Vm};
use std::cell::Cell;

/// Payload of `StringIO`.
pub struct StringIo {
    text: GilCell<Points>,
    position: Cell<usize>,
    closed: Cell<bool>,
    /// The `newline` argument.
    newline: GilCell<Option<String>>,
    /// Line ends seen while translating: see [`newline::Seen`].
    seen: Cell<newline::Seen>,
}

impl Payload for StringIo {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, _: Visitor<'_>) {}
}

fn string_io<'a>(vm: &mut Vm, value: &'a Value) -> Result<&'a StringIo> {
    let this = value.downcast::<StringIo>().expect("a StringIO's method");
    if this.closed.get() {
        return Err(vm.value_error("I/O operation on closed file"));
    }
    Ok(this)
}

fn string_new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = Class::from_value(args.arg(0)).expect("a class");
    Ok(fresh(
        vm,
        &class,
        StringIo {
            text: GilCell::default(),
            position: Cell::new(0),
            closed: Cell::new(false),
            newline: GilCell::new(Some("\n".to_string())),
            seen: Cell::default(),
        },
    ))
}

fn string_init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let newline = match args.opt(2) {
        None => Some("\n".to_string()),
        Some(newline) if newline.is_none() => None,
        Some(newline) => match newline.downcast::<Str>() {
            Some(text) => Some(text.text().into_owned()),
            None => {
                let name = vm.type_name(newline);
                return Err(vm.type_error(format!("newline must be str or None, not {name}")));
            }
        },
    };
    if let Some(text) = &newline
        && !matches!(&**text, "" | "\n" | "\r" | "\r\n")
    {
        let shown = vm.str(text);
        let shown = vm.repr_text(&shown)?;
        return Err(vm.value_error(format!("illegal newline value: {shown}")));
    }
    let this = args.arg(0).downcast::<StringIo>().expect("own method");
    this.newline.set(vm, newline);
    this.text.set(vm, Points::default());
    this.position.set(0);
    this.closed.set(false);
    if let Some(initial) = args.opt(1).filter(|initial| !initial.is_none()) {
        if !initial.is_a::<Str>() {
            let name = vm.type_name(initial);
            return Err(vm.type_error(format!("initial_value must be str or None, not {name}")));
        }
        put_text(vm, this, initial)?;
        this.position.set(0);
    }
    Ok(Value::NONE)
}

/// Writes at the position, with the newline translation.
fn put_text(vm: &mut Vm, this: &StringIo, text: &Value) -> Result<()> {
    let text = crate::object::str::expect(text);
    let position = this.position.get();
    let points: Vec<u32> = match this.newline.get(vm).as_deref() {
        None => {
            let mut seen = this.seen.get();
            let points: Vec<u32> = text.units().iter().collect();
            let points = newline::translate(&points, &mut seen);
            this.seen.set(seen);
            points
        }
        Some(line_end @ ("\r" | "\r\n")) => text
            .units()
            .iter()
            .flat_map(|point| {
                let end = if point == 10 { line_end } else { "" };
                let own = if point == 10 { None } else { Some(point) };
                own.into_iter().chain(end.chars().map(u32::from))
            })
            .collect(),
        newline => {
            if newline == Some("") {
                let points = text.units();
                let ends: Vec<u8> = points.iter().map(|point| point.min(0x7f) as u8).collect();
                let mut seen = this.seen.get();
                seen.note(&ends);
                this.seen.set(seen.ended());
            }
            if !this.text.get_mut(vm).write(position, text.units()) {
                return Err(crate::object::sequence::no_memory(vm));
            }
            this.position.set(position + text.len());
            return Ok(());
        }
    };
    let narrow: Option<Vec<u8>> = points
        .iter()
        .map(|&point| u8::try_from(point).ok())
        .collect();
    let units = match &narrow {
        Some(bytes) => Units::One(bytes),
        None => Units::Four(&points),
    };
    if !this.text.get_mut(vm).write(position, units) {
        return Err(crate::object::sequence::no_memory(vm));
    }
    this.position.set(position + points.len());
    Ok(())
}

fn string_write(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let text = args.arg(1);
    let Some(length) = text.downcast::<Str>().map(|text| text.len()) else {
        let name = vm.type_name(text);
        return Err(vm.type_error(format!("string argument expected, got '{name}'")));
    };
    let this = string_io(vm, args.arg(0))?;
    if length > 0 {
        put_text(vm, this, text)?;
    }
    Ok(vm.int(length as i64))
}

fn take_points(vm: &mut Vm, this: &StringIo, count: usize) -> Value {
    let text = this.text.get(vm);
    let start = this.position.get().min(text.len());
    let end = start.saturating_add(count).min(text.len());
    this.position.set(this.position.get().max(end));
    text.text(vm, start, end)
}

fn string_read(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let size = base::size_arg(vm, args.opt(1))?;
    let this = string_io(vm, args.arg(0))?;
    let count = if size < 0 { usize::MAX } else { size as usize };
    Ok(take_points(vm, this, count))
}

fn string_line(vm: &mut Vm, this: &StringIo, size: i64) -> Value {
    let text = this.text.get(vm);
    let start = this.position.get().min(text.len());
    let mut length = text.line(start, this.newline.get(vm).as_deref()) - start;
    if size >= 0 {
        length = length.min(size as usize);
    }
    take_points(vm, this, length)
}

fn string_readline(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let size = base::size_arg(vm, args.opt(1))?;
    let this = string_io(vm, args.arg(0))?;
    Ok(string_line(vm, this, size))
}

fn string_next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let this = string_io(vm, value)?;
    if this.position.get() >= this.text.get(vm).len() {
        return Ok(None);
    }
    Ok(Some(string_line(vm, this, -1)))
}

fn string_getvalue(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let this = string_io(vm, args.arg(0))?;
    let text = this.text.get(vm);
    Ok(text.text(vm, 0, text.len()))
}

fn string_seek(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let offset = vm.index_i64(args.arg(1))?;
    let whence = match args.opt(2) {
        Some(whence) => vm.index_i64(whence)?,
        None => 0,
    };
    let this = string_io(vm, args.arg(0))?;
    if !(0..=2).contains(&whence) {
        return Err(vm.value_error(format!("Invalid whence ({whence}, should be 0, 1 or 2)")));
    }
    if whence == 0 && offset < 0 {
        return Err(vm.value_error(format!("Negative seek position {offset}")));
    }
    if whence != 0 && offset != 0 {
        return Err(vm.os_error_plain("Can't do nonzero cur-relative seeks"));
    }
    let end = this.text.get(vm).len();
    let position = new_position(vm, offset, whence, this.position.get(), end)?;
    this.position.set(position);
    Ok(vm.int(position as i64))
}

fn string_tell(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let this = string_io(vm, args.arg(0))?;
    Ok(vm.int(this.position.get() as i64))
}

fn string_truncate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let this = string_io(vm, args.arg(0))?;
    let size = match args.opt(1).filter(|size| !size.is_none()) {
        Some(size) => vm.index_i64(size)?,
        None => this.position.get() as i64,
    };
    if size < 0 {
        return Err(vm.value_error(format!("Negative size value {size}")));
    }
    this.text.get_mut(vm).truncate(size as usize);
    Ok(vm.int(size))
}

fn string_close(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let this = args.arg(0).downcast::<StringIo>().expect("own method");
    this.closed.set(true);
    this.text.set(vm, Points::default());
    Ok(Value::NONE)
}

fn string_yes(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    string_io(vm, args.arg(0))?;
    Ok(Value::TRUE)
}

fn string_newlines(vm: &mut Vm, value: &Value) -> Result<Value> {
    let this = string_io(vm, value)?;
    Ok(this.seen.get().value(vm))
}

fn string_getstate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = string_getvalue(vm, args)?;
    let this = string_io(vm, args.arg(0))?;
    let newline = match this.newline.get(vm) {
        Some(newline) => vm.str(newline),
        None => Value::NONE,
    };
    let position = vm.int(this.position.get() as i64);
    let dict = attr(vm, args.arg(0), "__dict__")?;
    let dict = if vm.len(&dict)? > 0 {
        vm.call_method(&dict, "copy", &[])?
    } else {
        Value::NONE
    };
    Ok(vm.tuple_of([value, newline, position, dict]))
}

fn string_setstate(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    string_io(vm, args.arg(0))?;
    let state = state_of(vm, args.arg(1), "_io.StringIO", 4)?;
    if !state[0].is_a::<Str>() && !state[0].is_none() {
        let class = vm.type_name(&state[0]);
        return Err(vm.type_error(format!("initial_value must be str or None, not {class}")));
    }
    let empty = Some(vm.str(""));
    string_init(vm, &[args[0].clone(), empty, Some(state[1].clone())])?;
    let this = string_io(vm, args.arg(0))?;
    if let Some(text) = state[0].downcast::<Str>() {
        let mut points = Points::default();
        if !points.write(0, text.units()) {
            return Err(crate::object::sequence::no_memory(vm));
        }
        this.text.set(vm, points);
    }
    let position = vm.index_i64(&state[2])?;
    if position < 0 {
        return Err(vm.value_error("position value cannot be negative"));
    }
    this.position.set(position as usize);
    restore_dict(vm, args.arg(0), &state[3])?;
    Ok(Value::NONE)
}

/// `StringIO`.
pub static STRING_IO: TypeSpec = TypeSpec {
    module: "_io",
    doc: "Text I/O implementation using an in-memory buffer.",
    base: Some(|vm| crate::modules::io::class_named(vm, &base::TEXT_IO_BASE)),
    flags: flags::BASE | flags::DICT | flags::WEAKREF,
    new: Some((
        "__new__",
        "($type, /, *args, **kwargs)\nignored",
        string_new,
        "",
    )),
    init: Some((
        "__init__",
        "($self, initial_value='', newline='\\n')",
        string_init,
        "",
    )),
    methods: &[
        (
            "read",
            "($self, size=-1, /)",
            string_read,
            "Read at most size characters, returned as a string.",
        ),
        (
            "readline",
            "($self, size=-1, /)",
            string_readline,
            "Read until newline or EOF.",
        ),
        (
            "write",
            "($self, s, /)",
            string_write,
            "Write string to file.",
        ),
        (
            "getvalue",
            "($self, /)",
            string_getvalue,
            "Retrieve the entire contents of the object.",
        ),
        (
            "seek",
            "($self, pos, whence=0, /)",
            string_seek,
            "Change stream position.",
        ),
        (
            "tell",
            "($self, /)",
            string_tell,
            "Tell the current file position.",
        ),
        (
            "truncate",
            "($self, pos=None, /)",
            string_truncate,
            "Truncate size to pos.",
        ),
        ("close", "($self, /)", string_close, "Close the IO object."),
        (
            "seekable",
            "($self, /)",
            string_yes,
            "Returns True if the IO object can be seeked.",
        ),
        (
            "readable",
            "($self, /)",
            string_yes,
            "Returns True if the IO object can be read.",
        ),
        (
            "writable",
            "($self, /)",
            string_yes,
            "Returns True if the IO object can be written.",
        ),
        ("__getstate__", "($self, /)", string_getstate, ""),
        ("__setstate__", "($self, state, /)", string_setstate, ""),
    ],
    getset: &[
        (
            "closed",
            |_, value| {
                Ok(Value::bool(
                    value
                        .downcast::<StringIo>()
                        .is_some_and(|this| this.closed.get()),
                ))
            },
            None,
            "",
        ),
        (
            "line_buffering",
            |vm, value| {
                string_io(vm, value)?;
                Ok(Value::FALSE)
            },
            None,
            "",
        ),
        ("newlines", string_newlines, None, ""),
    ],
    slots: |slots| {
        slots.iter.set(Some(|vm, value| {
            base::check_closed(vm, value)?;
            Ok(value.clone())
        }));
        slots.next.set(Some(string_next));
    },
    ..TypeSpec::of::<StringIo>("StringIO")
};
