//! Reading pickles.

use super::input::Input;
use super::remembered::Remembered;
use super::unpickler::Settings;
use super::{HIGHEST_PROTOCOL, build, library_dict, look_up, op, unpickling_error};
use crate::object::codec::{Native, decode_native, escape};
use crate::object::dict::Dict;
use crate::object::iterators::this;
use crate::object::list::List;
use crate::object::set::{self, Set};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::value::Value;
use crate::vm::{Raised, Result, Vm};
use dashu_int::IBig;
use std::ops::Range;

type Loaded<T = ()> = Result<T>;

/// What the words `persistent_load` and `find_class` of a class that a program made lead to.
#[derive(Default)]
pub(super) struct Hooks {
    pub(super) persistent_load: Option<Value>,
    /// `None`: [`find_class`] itself.
    pub(super) find_class: Option<Value>,
    /// The object, which is told the protocol.
    pub(super) owner: Option<Value>,
}

pub(super) struct Unpickler<'a> {
    pub(super) input: Input<'a>,
    protocol: u8,
    pub(super) stack: Vec<Value>,
    /// Lengths of the stack at marks.
    marks: Vec<usize>,
    pub(super) memo: Remembered,
    settings: Settings,
    pub(super) hooks: Hooks,
}

impl<'a> Unpickler<'a> {
    pub(super) fn new(input: Input<'a>, settings: Settings) -> Unpickler<'a> {
        Unpickler {
            input,
            protocol: 0,
            stack: Vec::new(),
            marks: Vec::new(),
            memo: Remembered::default(),
            settings,
            hooks: Hooks::default(),
        }
    }

    /// Reads one pickle and leaves the file behind it.
    pub(super) fn load(&mut self, vm: &mut Vm) -> Result<Value> {
        let result = self.run(vm);
        let finished = self.input.finish(vm);
        let value = result?;
        finished?;
        Ok(value)
    }

    fn run(&mut self, vm: &mut Vm) -> Result<Value> {
        loop {
            if self.input.data.len() == self.input.at
                && let Err(raised) = self.input.need(vm, 1)
            {
                return Err(self.out_of_input(vm, raised));
            }
            let code = self.input.data[self.input.at];
            self.input.at += 1;
            if code == op::STOP {
                return self.pop(vm);
            }
            self.step(vm, code)?;
        }
    }

    #[cold]
    fn out_of_input(&mut self, vm: &mut Vm, raised: Raised) -> Raised {
        let state = vm.module_state::<super::State>();
        match state.unpickling_error.get() {
            Some(class) if vm.raised_is(&raised, class) => {
                let class = vm.exceptions().EOFError.clone();
                vm.error(&class, "Ran out of input")
            }
            _ => raised,
        }
    }

    #[inline]
    fn byte(&mut self, vm: &mut Vm) -> Loaded<u8> {
        self.input.need(vm, 1)?;
        let byte = self.input.data[self.input.at];
        self.input.at += 1;
        Ok(byte)
    }
    /// Where the next bytes lie.
    #[inline]
    fn take(&mut self, vm: &mut Vm, length: usize) -> Loaded<Range<usize>> {
        self.input.need(vm, length)?;
        let start = self.input.at;
        self.input.at += length;
        Ok(start..start + length)
    }
    #[inline]
    fn number(&mut self, vm: &mut Vm, bytes: usize) -> Loaded<u64> {
        let range = self.take(vm, bytes)?;
        let mut number = [0; 8];
        number[..bytes].copy_from_slice(&self.input.data[range]);
        Ok(u64::from_le_bytes(number))
    }
    fn sized(&mut self, vm: &mut Vm, bytes: usize, what: &str) -> Loaded<Range<usize>> {
        let length = self.number(vm, bytes)?;
        match usize::try_from(length) {
            Ok(length) if length <= isize::MAX as usize => self.take(vm, length),
            _ => Err(vm.overflow_error(format!(
                "{what} exceeds system's maximum size of {} bytes",
                isize::MAX
            ))),
        }
    }
    /// A line with at least so many bytes, the line feed among them.
    fn line(&mut self, vm: &mut Vm, least: usize) -> Loaded<Vec<u8>> {
        let range = self.input.line(vm, least)?;
        Ok(self.input.data[range].to_vec())
    }
    #[inline]
    pub(super) fn push(&mut self, value: Value) -> Loaded {
        self.stack.push(value);
        Ok(())
    }
    /// Where the values above the last mark begin.
    #[inline]
    fn floor(&self) -> usize {
        self.marks.last().copied().unwrap_or(0)
    }
    #[cold]
    pub(super) fn underflow(&self, vm: &mut Vm) -> Raised {
        match self.marks.is_empty() {
            true => unpickling_error(vm, "unpickling stack underflow"),
            false => unpickling_error(vm, "unexpected MARK found"),
        }
    }
    /// The topmost value above the last mark.
    #[inline]
    pub(super) fn pop(&mut self, vm: &mut Vm) -> Loaded<Value> {
        if self.stack.len() > self.floor()
            && let Some(value) = self.stack.pop()
        {
            return Ok(value);
        }
        Err(self.underflow(vm))
    }
    #[inline]
    pub(super) fn top(&self, vm: &mut Vm) -> Loaded<Value> {
        match self.stack.last() {
            Some(top) if self.stack.len() > self.floor() => Ok(top.clone()),
            _ => Err(self.underflow(vm)),
        }
    }
    /// The values above the last mark, which goes.
    fn above_mark(&mut self, vm: &mut Vm) -> Loaded<Vec<Value>> {
        match self.marks.pop() {
            Some(mark) => Ok(self.stack.split_off(mark)),
            None => Err(unpickling_error(vm, "could not find MARK")),
        }
    }
    fn put(&mut self, vm: &mut Vm, number: usize) -> Loaded {
        let top = self.top(vm)?;
        self.memo.put(number, top);
        Ok(())
    }
    fn get(&mut self, vm: &mut Vm, number: usize) -> Loaded {
        match self.memo.get(number) {
            Some(value) => {
                let value = value.clone();
                self.push(value)
            }
            _ => Err(unpickling_error(
                vm,
                format!("Memo value not found at index {number}"),
            )),
        }
    }
    fn text(&mut self, vm: &mut Vm, range: Range<usize>) -> Loaded {
        let data = &self.input.data[range];
        let value = if data.is_ascii() {
            vm.str_from_ascii(data)
        } else {
            decode_native(vm, data, Native::Utf8, "surrogatepass", true)?.0
        };
        self.push(value)
    }
    fn bytes(&mut self, vm: &mut Vm, range: Range<usize>) -> Loaded {
        let value = vm.bytes(&self.input.data[range]);
        self.push(value)
    }
    /// A str of Python 2, whose encoding is the reader's guess.
    fn old_text(&mut self, vm: &mut Vm, data: &[u8]) -> Loaded {
        let value = vm.bytes(data);
        let value = match self.settings.encoding.downcast::<Str>() {
            Some(encoding) if encoding.is_text("bytes") => value,
            _ => {
                let (encoding, errors) =
                    (self.settings.encoding.clone(), self.settings.errors.clone());
                vm.call_method(&value, "decode", &[encoding, errors])?
            }
        };
        self.push(value)
    }
    fn tuple(&mut self, vm: &mut Vm, length: usize) -> Loaded {
        if self.stack.len() < self.floor() + length {
            return Err(self.underflow(vm));
        }
        let items = self.stack.split_off(self.stack.len() - length);
        let value = vm.tuple(items);
        self.push(value)
    }

    fn step(&mut self, vm: &mut Vm, code: u8) -> Loaded {
        match code {
            op::PROTO => {
                self.protocol = self.byte(vm)?;
                if i64::from(self.protocol) > HIGHEST_PROTOCOL {
                    let message = format!("unsupported pickle protocol: {}", self.protocol);
                    return Err(vm.value_error(message));
                }
                if let Some(owner) = &self.hooks.owner {
                    this::<super::unpickler::Unpickler>(owner)
                        .protocol
                        .set(self.protocol);
                }
                Ok(())
            }
            op::FRAME => {
                let length = self.number(vm, 8)?;
                match usize::try_from(length) {
                    Ok(length) if length <= isize::MAX as usize => self.input.need(vm, length),
                    _ => Err(vm.overflow_error(format!(
                        "FRAME length exceeds system's maximum of {} bytes",
                        isize::MAX
                    ))),
                }
            }
            op::NONE => self.push(Value::NONE),
            op::NEWTRUE => self.push(Value::TRUE),
            op::NEWFALSE => self.push(Value::FALSE),
            op::BININT1 => {
                let number = self.byte(vm)? as i64;
                self.push(vm.int(number))
            }
            op::BININT2 => {
                let number = self.number(vm, 2)? as i64;
                self.push(vm.int(number))
            }
            op::BININT => {
                let number = self.number(vm, 4)? as u32 as i32;
                self.push(vm.int(number as i64))
            }
            op::LONG1 | op::LONG4 => {
                let bytes = if code == op::LONG1 { 1 } else { 4 };
                let length = self.number(vm, bytes)?;
                if code == op::LONG4 && length > i32::MAX as u64 {
                    return Err(unpickling_error(vm, "LONG pickle has negative byte count"));
                }
                let range = self.take(vm, length as usize)?;
                let bytes = &self.input.data[range];
                let value = if bytes.len() <= 8 {
                    let sign = bytes.last().is_some_and(|last| last & 0x80 != 0);
                    let mut word = [if sign { 0xFF } else { 0 }; 8];
                    word[..bytes.len()].copy_from_slice(bytes);
                    vm.int(i64::from_le_bytes(word))
                } else {
                    vm.int_big(IBig::from_le_bytes(bytes))
                };
                self.push(value)
            }
            op::BINFLOAT => {
                let range = self.take(vm, 8)?;
                let mut bits = [0; 8];
                bits.copy_from_slice(&self.input.data[range]);
                self.push(Value::float(f64::from_bits(u64::from_be_bytes(bits))))
            }
            op::SHORT_BINUNICODE => {
                let length = self.byte(vm)? as usize;
                let range = self.take(vm, length)?;
                self.text(vm, range)
            }
            op::BINUNICODE | op::BINUNICODE8 => {
                let width = if code == op::BINUNICODE { 4 } else { 8 };
                let range = self.sized(vm, width, "BINUNICODE")?;
                self.text(vm, range)
            }
            op::SHORT_BINBYTES => {
                let range = self.sized(vm, 1, "BINBYTES")?;
                self.bytes(vm, range)
            }
            op::BINBYTES | op::BINBYTES8 => {
                let width = if code == op::BINBYTES { 4 } else { 8 };
                let range = self.sized(vm, width, "BINBYTES")?;
                self.bytes(vm, range)
            }
            op::BYTEARRAY8 => {
                let range = self.sized(vm, 8, "BYTEARRAY8")?;
                let data = self.input.data[range].to_vec();
                self.push(vm.bytearray(data))
            }
            op::SHORT_BINSTRING | op::BINSTRING => {
                let width = if code == op::BINSTRING { 4 } else { 1 };
                let range = self.sized(vm, width, "BINSTRING")?;
                let data = self.input.data[range].to_vec();
                self.old_text(vm, &data)
            }
            op::EMPTY_TUPLE => self.tuple(vm, 0),
            op::TUPLE1 => self.tuple(vm, 1),
            op::TUPLE2 => self.tuple(vm, 2),
            op::TUPLE3 => self.tuple(vm, 3),
            op::TUPLE => {
                let items = self.above_mark(vm)?;
                let value = vm.tuple(items);
                self.push(value)
            }
            op::EMPTY_LIST => self.push(vm.list(Vec::new())),
            op::LIST => {
                let items = self.above_mark(vm)?;
                self.push(vm.list(items))
            }
            op::EMPTY_DICT => self.push(vm.dict()),
            op::DICT => {
                let items = self.above_mark(vm)?;
                if items.len() % 2 != 0 {
                    return Err(unpickling_error(vm, "odd number of items for DICT"));
                }
                let dict = vm.dict();
                set_items(vm, &dict, &items)?;
                self.push(dict)
            }
            op::EMPTY_SET => self.push(set::empty(vm)),
            op::FROZENSET => {
                let items = self.above_mark(vm)?;
                let value = vm.frozenset(&items)?;
                self.push(value)
            }
            op::MARK => {
                self.marks.push(self.stack.len());
                Ok(())
            }
            op::APPEND => {
                let item = self.pop(vm)?;
                let target = self.top(vm)?;
                append(vm, &target, vec![item])
            }
            op::APPENDS => {
                let items = self.above_mark(vm)?;
                let target = self.top(vm)?;
                match items.is_empty() {
                    true => Ok(()),
                    false => append(vm, &target, items),
                }
            }
            op::SETITEM => {
                let value = self.pop(vm)?;
                let key = self.pop(vm)?;
                let target = self.top(vm)?;
                set_items(vm, &target, &[key, value])
            }
            op::SETITEMS => {
                let items = self.above_mark(vm)?;
                let target = self.top(vm)?;
                if items.len() % 2 != 0 {
                    return Err(unpickling_error(vm, "odd number of items for SETITEMS"));
                }
                set_items(vm, &target, &items)
            }
            op::ADDITEMS => {
                let items = self.above_mark(vm)?;
                let target = self.top(vm)?;
                add_items(vm, &target, &items)
            }
            op::MEMOIZE => self.put(vm, self.memo.len()),
            op::BINPUT => {
                let number = self.byte(vm)? as usize;
                self.put(vm, number)
            }
            op::LONG_BINPUT => {
                let number = self.number(vm, 4)? as usize;
                self.put(vm, number)
            }
            op::BINGET => {
                let number = self.byte(vm)? as usize;
                self.get(vm, number)
            }
            op::LONG_BINGET => {
                let number = self.number(vm, 4)? as usize;
                self.get(vm, number)
            }
            op::POP => {
                // On a mark, this takes the mark.
                if self.marks.last() == Some(&self.stack.len()) {
                    self.marks.pop();
                    return Ok(());
                }
                self.pop(vm).map(drop)
            }
            op::POP_MARK => self.above_mark(vm).map(drop),
            op::DUP => {
                let top = self.top(vm)?;
                self.push(top)
            }
            op::STACK_GLOBAL => {
                let name = self.pop(vm)?;
                let module = self.pop(vm)?;
                let text = |value: &Value| vm.class_of(value).is(&*vm.types().str);
                if !text(&name) || !text(&module) {
                    return Err(unpickling_error(vm, "STACK_GLOBAL requires str"));
                }
                self.global(vm, module, name)
            }
            op::REDUCE => {
                let args = self.pop(vm)?;
                let function = self.pop(vm)?;
                let Some(given) = args.downcast::<Tuple>() else {
                    return Err(vm.type_error("argument list must be a tuple"));
                };
                let value = vm.call(&function, given.items())?;
                self.push(value)
            }
            op::NEWOBJ => {
                let args = self.pop(vm)?;
                let class = self.pop(vm)?;
                let value = build::new_object(vm, &class, &args, None)?;
                self.push(value)
            }
            op::NEWOBJ_EX => {
                let keywords = self.pop(vm)?;
                let args = self.pop(vm)?;
                let class = self.pop(vm)?;
                let value = build::new_object(vm, &class, &args, Some(&keywords))?;
                self.push(value)
            }
            op::BUILD => {
                let state = self.pop(vm)?;
                let target = self.top(vm)?;
                build::build(vm, &target, &state)
            }
            _ => self.step_rare(vm, code),
        }
    }

    /// The opcodes of protocol 0, whose operand is a line of text, and those that few pickles have.
    fn step_rare(&mut self, vm: &mut Vm, code: u8) -> Loaded {
        match code {
            op::GLOBAL => {
                let mut names = [Value::NONE, Value::NONE];
                for name in &mut names {
                    let line = self.line(vm, 2)?;
                    *name = decode_native(vm, &line, Native::Utf8, "strict", true)?.0;
                }
                let [module, name] = names;
                self.global(vm, module, name)
            }
            op::INST => {
                let mut names = [Value::NONE, Value::NONE];
                let mut args = None;
                for name in &mut names {
                    // The mark is looked for first.
                    if args.is_none() {
                        args = Some(self.above_mark(vm)?);
                    }
                    let line = self.line(vm, 2)?;
                    *name = decode_native(vm, &line, Native::Ascii, "strict", true)?.0;
                }
                let [module, name] = names;
                self.global(vm, module, name)?;
                let class = self.pop(vm)?;
                let value = build::instantiate(vm, &class, &args.unwrap_or_default())?;
                self.push(value)
            }
            op::OBJ => {
                let items = self.above_mark(vm)?;
                let Some((class, args)) = items.split_first() else {
                    return Err(self.underflow(vm));
                };
                let value = build::instantiate(vm, class, args)?;
                self.push(value)
            }
            op::PERSID => {
                let line = self.line(vm, 1)?;
                if !line.is_ascii() {
                    return Err(unpickling_error(
                        vm,
                        "persistent IDs in protocol 0 must be ASCII strings",
                    ));
                }
                let id = vm.str_from_ascii(&line);
                self.persistent(vm, id)
            }
            op::BINPERSID => {
                let id = self.pop(vm)?;
                self.persistent(vm, id)
            }
            op::EXT1 => self.extension(vm, 1),
            op::EXT2 => self.extension(vm, 2),
            op::EXT4 => self.extension(vm, 4),
            op::NEXT_BUFFER => {
                let Some(buffers) = self.settings.buffers.clone() else {
                    return Err(unpickling_error(
                        vm,
                        "pickle stream refers to out-of-band data but no *buffers* argument was given",
                    ));
                };
                match vm.next(&buffers)? {
                    Some(buffer) => self.push(buffer),
                    None => Err(unpickling_error(vm, "not enough out-of-band buffers")),
                }
            }
            op::READONLY_BUFFER => {
                let buffer = self.top(vm)?;
                let view = crate::object::memoryview::from_object(vm, &buffer)?;
                if !crate::object::memoryview::expect(&view).layout.readonly {
                    self.pop(vm)?;
                    let view = vm.call_method(&view, "toreadonly", &[])?;
                    self.push(view)?;
                }
                Ok(())
            }
            op::INT | op::LONG | op::FLOAT | op::STRING | op::UNICODE | op::PUT | op::GET => {
                self.step_line(vm, code)
            }
            _ => Err(unpickling_error(
                vm,
                match code {
                    b'\'' | b'\\' => format!("invalid load key, '\\x{code:02x}'."),
                    0x20..0x7F => format!("invalid load key, '{}'.", code as char),
                    _ => format!("invalid load key, '\\x{code:02x}'."),
                },
            )),
        }
    }

    /// The opcodes whose operand is a line of text that stands for a number or a str.
    fn step_line(&mut self, vm: &mut Vm, code: u8) -> Loaded {
        let least = if code == op::UNICODE || code == op::STRING {
            1
        } else {
            2
        };
        let mut line = self.line(vm, least)?;
        if let (op::INT | op::LONG, Some(end)) = (code, memchr::memchr(0, &line)) {
            // As strings of C end.
            line.truncate(end);
        }
        match code {
            op::UNICODE => {
                let (text, _) = escape::decode(vm, &line, "strict", true, true)?;
                self.push(text)
            }
            op::STRING => {
                let quoted = match &line[..] {
                    [first @ (b'\'' | b'"'), inner @ .., last] if first == last => inner,
                    _ => {
                        let message = "the STRING opcode argument must be quoted";
                        return Err(unpickling_error(vm, message));
                    }
                };
                let data = escape::decode_bytes(vm, quoted, "strict")?;
                self.old_text(vm, &data)
            }
            op::INT if matches!(&line[..], b"00" | b"01") => {
                self.push(Value::bool(&line[..] == b"01"))
            }
            op::INT => {
                let value = match whole(vm, &line, 0, "") {
                    Ok(value) => value,
                    Err(_) => return Err(vm.value_error("could not convert string to int")),
                };
                self.push(value)
            }
            op::LONG => {
                let value = match line.strip_suffix(b"L") {
                    Some(line) => whole(vm, line, 0, "")?,
                    None => whole(vm, &line, 0, "\n")?,
                };
                self.push(value)
            }
            op::PUT => {
                self.top(vm)?;
                let number = whole(vm, &line, 10, "\n")?;
                match usize::try_from(vm.index_i64(&number)?) {
                    Ok(number) => self.put(vm, number),
                    Err(_) => Err(vm.value_error("negative PUT argument")),
                }
            }
            op::GET => {
                let number = whole(vm, &line, 10, "\n")?;
                match vm.index_i64(&number)? {
                    number @ 0.. => self.get(vm, number as usize),
                    number => {
                        let message = format!("Memo value not found at index {number}");
                        Err(unpickling_error(vm, message))
                    }
                }
            }
            _ => {
                // No underscores and no blanks, unlike in `float()`.
                let text = std::str::from_utf8(&line).ok().filter(|text| {
                    !text.contains(|c: char| c == '_' || c.is_whitespace()) && !text.is_empty()
                });
                match text.and_then(crate::object::float::parse) {
                    Some(number) => self.push(Value::float(number)),
                    None => {
                        let text = String::from_utf8_lossy(&line);
                        let message = format!("could not convert string to float: '{text}\n'");
                        Err(vm.value_error(message))
                    }
                }
            }
        }
    }

    fn persistent(&mut self, vm: &mut Vm, id: Value) -> Loaded {
        let value = match self.hooks.persistent_load.clone() {
            Some(load) => vm.call(&load, &[id])?,
            None => return Err(unpickling_error(vm, super::unpickler::NO_PERSISTENT_LOAD)),
        };
        self.push(value)
    }

    fn global(&mut self, vm: &mut Vm, module: Value, name: Value) -> Loaded {
        let value = match self.hooks.find_class.clone() {
            Some(find) => vm.call(&find, &[module, name])?,
            None => {
                let fix = self.protocol < 3 && self.settings.fix_imports;
                build::find_class(vm, module, name, self.protocol, fix)?
            }
        };
        self.push(value)
    }

    /// A name by its number of `copyreg`.
    fn extension(&mut self, vm: &mut Vm, bytes: usize) -> Loaded {
        let code = self.number(vm, bytes)?;
        let code = if bytes == 4 {
            code as i32 as i64
        } else {
            code as i64
        };
        if code <= 0 {
            return Err(unpickling_error(vm, "EXT specifies code <= 0"));
        }
        let key = vm.int(code);
        let cache = library_dict(vm, "copyreg", "_extension_cache")?;
        if let Some(known) = look_up(vm, &cache, &key)? {
            return self.push(known);
        }
        let registry = library_dict(vm, "copyreg", "_inverted_registry")?;
        let Some(pair) = look_up(vm, &registry, &key)? else {
            return Err(vm.value_error(format!("unregistered extension code {code}")));
        };
        match tuple_items(&pair) {
            Some([module, name]) if module.is_a::<Str>() && name.is_a::<Str>() => {
                self.global(vm, module.clone(), name.clone())?;
            }
            _ => {
                return Err(vm.value_error(format!(
                    "_inverted_registry[{code}] isn't a 2-tuple of strings"
                )));
            }
        }
        let value = self.top(vm)?;
        vm.set_item(&cache, &key, Some(&value))
    }
}

fn tuple_items(value: &Value) -> Option<&[Value]> {
    value.downcast::<Tuple>().map(|tuple| tuple.items())
}

/// `int(text, base)`; `end` is what else the error shows of the line.
fn whole(vm: &mut Vm, line: &[u8], base: u32, end: &str) -> Result<Value> {
    let text = vm.bytes(line);
    crate::object::int::parse_value(vm, &text, line, base).or_else(|_| {
        let shown = vm.str(&(String::from_utf8_lossy(line) + end));
        let shown = vm.repr_text(&shown)?;
        Err(vm.value_error(format!("invalid literal for int() with base 10: {shown}")))
    })
}

fn append(vm: &mut Vm, target: &Value, items: Vec<Value>) -> Loaded {
    if vm.class_of(target).is(&*vm.types().list)
        && let Some(list) = target.downcast::<List>()
    {
        list.items.get_mut(vm).extend(items);
        return Ok(());
    }
    let extend = vm.intern("extend");
    if let Some(extend) = vm.get_attr_opt(target, &extend)? {
        let items = vm.list(items);
        vm.call(&extend, &[items])?;
        return Ok(());
    }
    let append = vm.attr(target, "append")?;
    for item in items {
        vm.call(&append, &[item])?;
    }
    Ok(())
}

fn set_items(vm: &mut Vm, target: &Value, items: &[Value]) -> Loaded {
    let exact = vm.class_of(target).is(&*vm.types().dict);
    for pair in items.chunks(2) {
        let [key, value] = pair else {
            continue;
        };
        match target.downcast::<Dict>() {
            Some(dict) if exact => drop(vm.dict_set(dict, key, value.clone())?),
            _ => vm.set_item(target, key, Some(value))?,
        }
    }
    Ok(())
}

fn add_items(vm: &mut Vm, target: &Value, items: &[Value]) -> Loaded {
    if items.is_empty() {
        return Ok(());
    }
    match target.downcast::<Set>() {
        Some(set) if vm.class_of(target).is_subclass(vm, &vm.types().set) => {
            for item in items {
                vm.set_add(set, item)?;
            }
        }
        _ => {
            let add = vm.attr(target, "add")?;
            for item in items {
                vm.call(&add, std::slice::from_ref(item))?;
            }
        }
    }
    Ok(())
}
