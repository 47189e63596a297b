//! Reading pickles.

use super::{Stop, op};
use crate::object::codec::{Native, decode_native, escape};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::tuple::{self, Tuple};
use crate::object::types::{Type, flags};
use crate::object::value::Value;
use crate::object::{Args, set};
use crate::vm::Vm;
use dashu_int::IBig;

type Loaded<T = ()> = Result<T, Stop>;

struct Unpickler<'a> {
    data: &'a [u8],
    at: usize,
    protocol: u8,
    stack: Vec<Value>,
    /// Lengths of the stack at marks.
    marks: Vec<usize>,
    memo: Vec<Option<Value>>,
    find_class: &'a Value,
    /// That the rest of the opcodes are known here: see [`Unpickler::before_python`].
    all_known: bool,
    /// The same for protocols that may have names of Python 2.
    find_old_class: &'a Value,
}

pub(super) fn loads(
    vm: &mut Vm,
    data: &[u8],
    find_class: &Value,
    find_old_class: &Value,
) -> Loaded<Value> {
    let mut unpickler = Unpickler {
        data,
        at: 0,
        protocol: 0,
        stack: Vec::new(),
        marks: Vec::new(),
        memo: Vec::new(),
        find_class,
        all_known: false,
        find_old_class,
    };
    loop {
        let code = unpickler.byte()?;
        if code == op::STOP {
            return unpickler.pop();
        }
        unpickler.step(vm, code)?;
    }
}

impl<'a> Unpickler<'a> {
    #[inline]
    fn byte(&mut self) -> Loaded<u8> {
        let byte = self.data.get(self.at).copied().ok_or(Stop::Leave)?;
        self.at += 1;
        Ok(byte)
    }
    fn take(&mut self, length: usize) -> Loaded<&'a [u8]> {
        let rest = &self.data[self.at..];
        let taken = rest.get(..length).ok_or(Stop::Leave)?;
        self.at += length;
        Ok(taken)
    }
    fn number(&mut self, bytes: usize) -> Loaded<u64> {
        let mut number = [0; 8];
        number[..bytes].copy_from_slice(self.take(bytes)?);
        Ok(u64::from_le_bytes(number))
    }
    fn sized(&mut self, bytes: usize) -> Loaded<&'a [u8]> {
        let length = self.number(bytes)?;
        self.take(usize::try_from(length).map_err(|_| Stop::Leave)?)
    }
    fn line(&mut self) -> Loaded<&'a [u8]> {
        let rest = &self.data[self.at..];
        let length = memchr::memchr(b'\n', rest).ok_or(Stop::Leave)?;
        self.at += length + 1;
        Ok(&rest[..length])
    }
    #[inline]
    fn push(&mut self, value: Value) -> Loaded {
        self.stack.push(value);
        Ok(())
    }
    /// The topmost value above the last mark.
    #[inline]
    fn pop(&mut self) -> Loaded<Value> {
        if self.stack.len() <= self.marks.last().copied().unwrap_or(0) {
            return Err(Stop::Leave);
        }
        self.stack.pop().ok_or(Stop::Leave)
    }
    fn top(&self) -> Loaded<Value> {
        self.stack.last().cloned().ok_or(Stop::Leave)
    }
    /// The values above the last mark, which goes.
    fn above_mark(&mut self) -> Loaded<Vec<Value>> {
        let mark = self.marks.pop().ok_or(Stop::Leave)?;
        Ok(self.stack.split_off(mark))
    }
    fn put(&mut self, number: usize) -> Loaded {
        let top = self.top()?;
        // A damaged number would make a huge memo.
        if number > self.data.len() {
            return Err(Stop::Leave);
        }
        if number >= self.memo.len() {
            self.memo.resize(number + 1, None);
        }
        self.memo[number] = Some(top);
        Ok(())
    }
    fn get(&mut self, number: usize) -> Loaded {
        match self.memo.get(number) {
            Some(Some(value)) => {
                let value = value.clone();
                self.push(value)
            }
            _ => Err(Stop::Leave),
        }
    }
    fn text(&mut self, vm: &mut Vm, data: &[u8]) -> Loaded {
        let value = if data.is_ascii() {
            vm.str_from_ascii(data)
        } else {
            decode_native(vm, data, Native::Utf8, "surrogatepass", true)?.0
        };
        self.push(value)
    }
    fn tuple(&mut self, vm: &mut Vm, length: usize) -> Loaded {
        let floor = self.marks.last().copied().unwrap_or(0);
        if self.stack.len() < floor + length {
            return Err(Stop::Leave);
        }
        let items = self.stack.split_off(self.stack.len() - length);
        let value = vm.tuple(items);
        self.push(value)
    }

    /// Before the first call of Python code: what it does must not be done again, so nothing behind it may be left to
    /// the classes written in Python.
    fn before_python(&mut self) -> Loaded {
        if !self.all_known {
            let here = self.at;
            loop {
                let code = self.byte()?;
                if code == op::STOP {
                    break;
                }
                self.skip(code)?;
            }
            self.at = here;
            self.all_known = true;
        }
        Ok(())
    }

    /// Steps over an opcode's operands.
    fn skip(&mut self, code: u8) -> Loaded {
        match code {
            op::PROTO | op::BININT1 | op::BINPUT | op::BINGET => self.take(1).map(drop),
            op::BININT2 => self.take(2).map(drop),
            op::BININT | op::LONG_BINPUT | op::LONG_BINGET => self.take(4).map(drop),
            op::FRAME | op::BINFLOAT => self.take(8).map(drop),
            op::LONG1 | op::SHORT_BINUNICODE | op::SHORT_BINBYTES => self.sized(1).map(drop),
            op::LONG4 | op::BINUNICODE | op::BINBYTES => self.sized(4).map(drop),
            op::BINUNICODE8 | op::BINBYTES8 | op::BYTEARRAY8 => self.sized(8).map(drop),
            op::GLOBAL => {
                self.line()?;
                self.line().map(drop)
            }
            op::INT | op::LONG | op::FLOAT | op::UNICODE | op::PUT | op::GET => {
                self.line().map(drop)
            }
            op::NONE
            | op::NEWTRUE
            | op::NEWFALSE
            | op::EMPTY_TUPLE
            | op::TUPLE1
            | op::TUPLE2
            | op::TUPLE3
            | op::TUPLE
            | op::EMPTY_LIST
            | op::LIST
            | op::EMPTY_DICT
            | op::DICT
            | op::EMPTY_SET
            | op::FROZENSET
            | op::MARK
            | op::APPEND
            | op::APPENDS
            | op::SETITEM
            | op::SETITEMS
            | op::ADDITEMS
            | op::MEMOIZE
            | op::POP
            | op::POP_MARK
            | op::DUP
            | op::STACK_GLOBAL
            | op::REDUCE
            | op::NEWOBJ
            | op::NEWOBJ_EX
            | op::BUILD => Ok(()),
            _ => Err(Stop::Leave),
        }
    }

    fn step(&mut self, vm: &mut Vm, code: u8) -> Loaded {
        match code {
            op::PROTO => {
                self.protocol = self.byte()?;
                if self.protocol > 5 {
                    return Err(Stop::Leave);
                }
                Ok(())
            }
            op::FRAME => {
                let length = self.number(8)?;
                match (self.data.len() - self.at) as u64 >= length {
                    true => Ok(()),
                    false => Err(Stop::Leave),
                }
            }
            op::NONE => self.push(Value::NONE),
            op::NEWTRUE => self.push(Value::TRUE),
            op::NEWFALSE => self.push(Value::FALSE),
            op::BININT1 => {
                let number = self.number(1)? as i64;
                self.push(vm.int(number))
            }
            op::BININT2 => {
                let number = self.number(2)? as i64;
                self.push(vm.int(number))
            }
            op::BININT => {
                let number = self.number(4)? as u32 as i32;
                self.push(vm.int(number as i64))
            }
            op::LONG1 | op::LONG4 => {
                let bytes = self.sized(if code == op::LONG1 { 1 } else { 4 })?;
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
            op::INT | op::LONG | op::FLOAT | op::UNICODE | op::PUT | op::GET => {
                self.step_line(vm, code)
            }
            op::BINFLOAT => {
                let mut bits = [0; 8];
                bits.copy_from_slice(self.take(8)?);
                self.push(Value::float(f64::from_bits(u64::from_be_bytes(bits))))
            }
            op::SHORT_BINUNICODE => {
                let data = self.sized(1)?;
                self.text(vm, data)
            }
            op::BINUNICODE => {
                let data = self.sized(4)?;
                self.text(vm, data)
            }
            op::BINUNICODE8 => {
                let data = self.sized(8)?;
                self.text(vm, data)
            }
            op::SHORT_BINBYTES => {
                let data = self.sized(1)?;
                self.push(vm.bytes(data))
            }
            op::BINBYTES => {
                let data = self.sized(4)?;
                self.push(vm.bytes(data))
            }
            op::BINBYTES8 => {
                let data = self.sized(8)?;
                self.push(vm.bytes(data))
            }
            op::BYTEARRAY8 => {
                let data = self.sized(8)?;
                self.push(vm.bytearray(data.to_vec()))
            }
            op::EMPTY_TUPLE => self.tuple(vm, 0),
            op::TUPLE1 => self.tuple(vm, 1),
            op::TUPLE2 => self.tuple(vm, 2),
            op::TUPLE3 => self.tuple(vm, 3),
            op::TUPLE => {
                let items = self.above_mark()?;
                let value = vm.tuple(items);
                self.push(value)
            }
            op::EMPTY_LIST => self.push(vm.list(Vec::new())),
            op::LIST => {
                let items = self.above_mark()?;
                self.push(vm.list(items))
            }
            op::EMPTY_DICT => self.push(vm.dict()),
            op::DICT => {
                let items = self.above_mark()?;
                self.push(vm.dict())?;
                self.set_items(vm, items)
            }
            op::EMPTY_SET => self.push(set::empty(vm)),
            op::FROZENSET => {
                let items = self.above_mark()?;
                let value = vm.frozenset(&items)?;
                self.push(value)
            }
            op::MARK => {
                self.marks.push(self.stack.len());
                Ok(())
            }
            op::APPEND => {
                let item = self.pop()?;
                self.append(vm, vec![item])
            }
            op::APPENDS => {
                let items = self.above_mark()?;
                self.append(vm, items)
            }
            op::SETITEM => {
                let value = self.pop()?;
                let key = self.pop()?;
                self.set_items(vm, vec![key, value])
            }
            op::SETITEMS => {
                let items = self.above_mark()?;
                self.set_items(vm, items)
            }
            op::ADDITEMS => {
                let items = self.above_mark()?;
                let target = self.top()?;
                match target.downcast::<Set>() {
                    Some(set) if target.downcast::<Set>().is_some() && is_set(vm, &target) => {
                        for item in &items {
                            vm.set_add(set, item)?;
                        }
                    }
                    _ => {
                        let add = vm.attr(&target, "add")?;
                        for item in items {
                            vm.call(&add, &[item])?;
                        }
                    }
                }
                Ok(())
            }
            op::MEMOIZE => self.put(self.memo.len()),
            op::BINPUT => {
                let number = self.number(1)? as usize;
                self.put(number)
            }
            op::LONG_BINPUT => {
                let number = self.number(4)? as usize;
                self.put(number)
            }
            op::BINGET => {
                let number = self.number(1)? as usize;
                self.get(number)
            }
            op::LONG_BINGET => {
                let number = self.number(4)? as usize;
                self.get(number)
            }
            op::POP => {
                // On a mark, this takes the mark.
                if self.marks.last() == Some(&self.stack.len()) {
                    self.marks.pop();
                    return Ok(());
                }
                self.pop().map(drop)
            }
            op::POP_MARK => self.above_mark().map(drop),
            op::DUP => {
                let top = self.top()?;
                self.push(top)
            }
            op::GLOBAL => {
                let (module, name) = (self.line()?, self.line()?);
                self.text(vm, module)?;
                self.text(vm, name)?;
                self.global(vm)
            }
            op::STACK_GLOBAL => self.global(vm),
            op::REDUCE => {
                let args = self.pop()?;
                let function = self.pop()?;
                let Some(given) = args.downcast::<Tuple>() else {
                    return Err(Stop::Leave);
                };
                let value = vm.call(&function, given.items())?;
                self.push(value)
            }
            op::NEWOBJ => {
                let args = self.pop()?;
                let class = self.pop()?;
                self.new_object(vm, &class, &args, None)
            }
            op::NEWOBJ_EX => {
                let keywords = self.pop()?;
                let args = self.pop()?;
                let class = self.pop()?;
                self.new_object(vm, &class, &args, Some(&keywords))
            }
            op::BUILD => {
                let state = self.pop()?;
                self.build(vm, &state)
            }
            _ => Err(Stop::Leave),
        }
    }

    /// The opcodes of protocol 0, whose operand is a line of text.
    fn step_line(&mut self, vm: &mut Vm, code: u8) -> Loaded {
        let line = self.line()?;
        if code == op::UNICODE {
            let (text, _) = escape::decode(vm, line, "strict", true, true)?;
            return self.push(text);
        }
        let text = str::from_utf8(line).map_err(|_| Stop::Leave)?;
        let number = |text: &str| -> Loaded<i64> {
            let plain = text.strip_prefix('-').unwrap_or(text);
            // Zeros in front, other bases, blanks and underscores are for `int` to read or refuse.
            let usual = plain.bytes().all(|byte| byte.is_ascii_digit());
            match text.parse() {
                Ok(number) if usual && (plain.len() == 1 || !plain.starts_with('0')) => Ok(number),
                _ => Err(Stop::Leave),
            }
        };
        match code {
            op::PUT => self.put(number(text)? as usize),
            op::GET => self.get(number(text)? as usize),
            op::INT if matches!(text, "00" | "01") => self.push(Value::bool(text == "01")),
            op::INT => {
                let number = number(text)?;
                self.push(vm.int(number))
            }
            op::LONG => {
                let text = text.strip_suffix('L').unwrap_or(text);
                let value = match number(text) {
                    Ok(number) => vm.int(number),
                    Err(_) => {
                        let digits = text.strip_prefix('-').unwrap_or(text);
                        let usual = !digits.starts_with('0') && digits.len() < 4000;
                        if !usual || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                            return Err(Stop::Leave);
                        }
                        vm.int_big(text.parse().map_err(|_| Stop::Leave)?)
                    }
                };
                self.push(value)
            }
            _ => {
                // `float` takes more than Rust does, and the other way round.
                let plain = text
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || b"+-.e".contains(&byte));
                let number = text.parse().map_err(|_| Stop::Leave)?;
                match plain {
                    true => self.push(Value::float(number)),
                    false => Err(Stop::Leave),
                }
            }
        }
    }

    fn append(&mut self, vm: &mut Vm, items: Vec<Value>) -> Loaded {
        let target = self.top()?;
        if vm.class_of(&target).is(&*vm.types().list)
            && let Some(list) = target.downcast::<List>()
        {
            list.items.get_mut(vm).extend(items);
            return Ok(());
        }
        let extend = vm.intern("extend");
        if let Some(extend) = vm.get_attr_opt(&target, &extend)? {
            let items = vm.list(items);
            vm.call(&extend, &[items])?;
            return Ok(());
        }
        let append = vm.attr(&target, "append")?;
        for item in items {
            vm.call(&append, &[item])?;
        }
        Ok(())
    }

    fn set_items(&mut self, vm: &mut Vm, items: Vec<Value>) -> Loaded {
        let target = self.top()?;
        let exact = vm.class_of(&target).is(&*vm.types().dict);
        for pair in items.chunks(2) {
            let [key, value] = pair else {
                return Err(Stop::Leave);
            };
            match target.downcast::<Dict>() {
                Some(dict) if exact => drop(vm.dict_set(dict, key, value.clone())?),
                _ => vm.set_item(&target, key, Some(value))?,
            }
        }
        Ok(())
    }

    fn global(&mut self, vm: &mut Vm) -> Loaded {
        let name = self.pop()?;
        let module = self.pop()?;
        if !name.is_a::<Str>() || !module.is_a::<Str>() {
            return Err(Stop::Leave);
        }
        self.before_python()?;
        // Protocols before 3 may have names of Python 2.
        let (known, find) = match self.protocol {
            ..3 => (None, self.find_old_class),
            _ => (self.known_class(vm, &module, &name), self.find_class),
        };
        let value = match known {
            Some(value) => value,
            None => vm.call(find, &[module, name])?,
        };
        self.push(value)
    }

    /// An attribute of a module that is there already. Whatever else there is to say `find_class` says: old names,
    /// audit hooks, errors.
    fn known_class(&self, vm: &mut Vm, module: &Value, name: &Value) -> Option<Value> {
        if self.protocol < 4 || crate::modules::sys::has_audit_hooks(vm) {
            return None;
        }
        let modules = vm.state().modules.cloned(vm);
        let module = vm.interned_name(module);
        let found = modules.downcast::<Dict>()?.get_str(vm, &module)?;
        let found = found.downcast::<crate::object::module::Module>()?;
        let dict = found.dict.cloned(vm);
        let name = vm.interned_name(name);
        dict.downcast::<Dict>()?.get_str(vm, &name)
    }

    fn new_object(
        &mut self,
        vm: &mut Vm,
        class: &Value,
        args: &Value,
        keywords: Option<&Value>,
    ) -> Loaded {
        let (Some(of), Some(given)) = (class.downcast::<Type>(), args.downcast::<Tuple>()) else {
            return Err(Stop::Leave);
        };
        let mut names = Vec::new();
        let mut values = vec![class.clone()];
        values.extend_from_slice(given.items());
        if let Some(keywords) = keywords {
            let Some(keywords) = keywords.downcast::<Dict>() else {
                return Err(Stop::Leave);
            };
            for (name, value) in keywords.table.get(vm).iter() {
                names.push(name.clone());
                values.extend(value.clone());
            }
            if !names.iter().all(|name| name.is_a::<Str>()) {
                return Err(Stop::Leave);
            }
            names = names.iter().map(|name| vm.interned_name(name)).collect();
        }
        let plain = of.layout().kind == crate::object::Kind::Instance
            && of.class().is(&*vm.types().r#type)
            && vm.is_object_new(of)
            && !of.has(flags::ABSTRACT | flags::NO_INSTANCES)
            && values.len() == 1;
        if plain {
            let value = vm.plain_instance(of);
            return self.push(value);
        }
        let new = vm.attr(class, "__new__")?;
        let value = vm.call_args(
            &new,
            Args {
                values: &values,
                names: &names,
            },
        )?;
        self.push(value)
    }

    fn build(&mut self, vm: &mut Vm, state: &Value) -> Loaded {
        let target = self.top()?;
        let name = vm.intern("__setstate__");
        if let Some(set_state) = vm.get_attr_opt(&target, &name)? {
            vm.call(&set_state, std::slice::from_ref(state))?;
            return Ok(());
        }
        let (state, slots) = match tuple::items(state) {
            [state, slots] => (state.clone(), slots.clone()),
            _ => (state.clone(), Value::NONE),
        };
        if vm.is_true(&state)? {
            let Some(dict) = state.downcast::<Dict>() else {
                return Err(Stop::Leave);
            };
            let pairs: Vec<(Value, Value)> = dict
                .table
                .get(vm)
                .iter()
                .filter_map(|(key, value)| Some((key.clone(), value.clone()?)))
                .collect();
            let plain = vm.class_of(&target).has(flags::PLAIN_GETATTR)
                && pairs
                    .iter()
                    .all(|(key, _)| vm.class_of(key).is(&*vm.types().str));
            let mut rest = None;
            for (key, value) in pairs {
                if plain && rest.is_none() {
                    let key = vm.interned_name(&key);
                    if vm.set_instance_attr(&target, &key, value.clone()) {
                        continue;
                    }
                }
                let attributes = match &rest {
                    Some(attributes) => attributes,
                    None => rest.insert(vm.attr(&target, "__dict__")?),
                };
                vm.set_item(&attributes.clone(), &key, Some(&value))?;
            }
        }
        if vm.is_true(&slots)? {
            let Some(slots) = slots.downcast::<Dict>() else {
                return Err(Stop::Leave);
            };
            let pairs: Vec<(Value, Value)> = slots
                .table
                .get(vm)
                .iter()
                .filter_map(|(key, value)| Some((key.clone(), value.clone()?)))
                .collect();
            for (key, value) in pairs {
                if !key.is_a::<Str>() {
                    return Err(Stop::Leave);
                }
                vm.set_attr(&target, &key, &value)?;
            }
        }
        Ok(())
    }
}

fn is_set(vm: &Vm, value: &Value) -> bool {
    vm.class_of(value).is_subclass(vm, &vm.types().set)
}
