//! Writing pickles.

use super::{Stop, op};
use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::codec::{Native, encode_native};
use crate::object::dict::Dict;
use crate::object::format::double;
use crate::object::function::Function;
use crate::object::header::Object;
use crate::object::int;
use crate::object::int::View;
use crate::object::list::List;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::tuple::{self, Tuple};
use crate::object::types::Type;
use crate::object::value::Value;
use crate::vm::Vm;
use rustc_hash::FxHashMap;
use std::fmt::Display;

pub(super) type Saved<T = ()> = Result<T, Stop>;

/// Items between a mark and the opcode that takes them.
pub(super) const BATCH: usize = 1000;
/// A frame ends when it has so many bytes; larger data stands outside of frames.
const FRAME_TARGET: usize = 64 * 1024;
const FRAME_LEAST: usize = 4;
const FRAME_HEAD: usize = 9;

pub(super) struct Pickler<'a> {
    out: Vec<u8>,
    /// Where the frame at hand begins, with its head.
    frame: Option<usize>,
    framing: bool,
    pub(super) protocol: u8,
    /// Numbers of objects by address; they are kept alive.
    memo: FxHashMap<u64, u32>,
    pub(super) kept: Vec<Value>,
    /// Which classes have nothing to say about how their instances are pickled, by address.
    pub(super) plain: FxHashMap<u64, bool>,
    whichmodule: &'a Value,
    /// Protocols before 3 write names of Python 2, which these two dicts give (`_compat_pickle`): of names, of modules.
    pub(super) old_names: &'a Value,
    /// `copyreg.dispatch_table` and `copyreg._extension_registry`.
    dispatch: Value,
    extensions: Value,
}

pub(super) fn dumps(
    vm: &mut Vm,
    value: &Value,
    protocol: u8,
    whichmodule: &Value,
    old_names: &Value,
) -> Saved<Vec<u8>> {
    let copyreg = vm.import_module("copyreg")?;
    let mut pickler = Pickler {
        out: Vec::with_capacity(256),
        frame: None,
        framing: false,
        protocol,
        memo: FxHashMap::default(),
        kept: Vec::new(),
        plain: FxHashMap::default(),
        whichmodule,
        old_names,
        dispatch: vm.attr(&copyreg, "dispatch_table")?,
        extensions: vm.attr(&copyreg, "_extension_registry")?,
    };
    if protocol >= 2 {
        pickler.out.extend([op::PROTO, protocol]);
    }
    pickler.framing = protocol >= 4;
    pickler.save(vm, value)?;
    pickler.write(&[op::STOP]);
    pickler.close_frame();
    Ok(pickler.out)
}

impl Pickler<'_> {
    #[inline]
    pub(super) fn write(&mut self, data: &[u8]) {
        if self.framing && self.frame.is_none() {
            self.frame = Some(self.out.len());
            self.out.extend([0; FRAME_HEAD]);
        }
        self.out.extend_from_slice(data);
    }

    fn close_frame(&mut self) {
        let Some(start) = self.frame.take() else {
            return;
        };
        let length = self.out.len() - start - FRAME_HEAD;
        if length >= FRAME_LEAST {
            self.out[start] = op::FRAME;
            self.out[start + 1..start + FRAME_HEAD].copy_from_slice(&(length as u64).to_le_bytes());
        } else {
            self.out.drain(start..start + FRAME_HEAD);
        }
    }

    /// Behind an object: frames end here.
    #[inline]
    fn boundary(&mut self) {
        if let Some(start) = self.frame
            && self.out.len() - start - FRAME_HEAD >= FRAME_TARGET
        {
            self.close_frame();
        }
    }

    fn write_data(&mut self, head: &[u8], data: &[u8]) {
        if data.len() < FRAME_TARGET {
            self.write(head);
            self.out.extend_from_slice(data);
            return;
        }
        self.close_frame();
        self.framing = false;
        self.write(head);
        self.write(data);
        self.framing = self.protocol >= 4;
    }

    #[inline]
    pub(super) fn memoize(&mut self, value: &Value) {
        self.kept.push(value.clone());
        self.memoize_address(value.raw().0);
    }

    #[inline]
    pub(super) fn memoize_address(&mut self, address: u64) {
        let number = self.memo.len() as u32;
        self.memo.insert(address, number);
        match (self.protocol, u8::try_from(number)) {
            (4.., _) => self.write(&[op::MEMOIZE]),
            (0, _) => self.write_line(op::PUT, number),
            (_, Ok(number)) => self.write(&[op::BINPUT, number]),
            _ => self.write_number(op::LONG_BINPUT, &number.to_le_bytes()),
        }
    }

    /// An opcode of protocol 0 with its operand, which is text and ends with a line feed.
    pub(super) fn write_line(&mut self, code: u8, text: impl Display) {
        self.write(&[code]);
        self.out.extend_from_slice(format!("{text}\n").as_bytes());
    }

    /// What makes an empty object: one opcode, before protocol 1 a mark and one that takes what is above it.
    fn write_empty(&mut self, code: u8, taking: u8) {
        match self.protocol {
            0 => self.write(&[op::MARK, taking]),
            _ => self.write(&[code]),
        }
    }

    #[inline]
    pub(super) fn memoized(&self, value: &Value) -> Option<u32> {
        self.memo.get(&value.raw().0).copied()
    }

    pub(super) fn get(&mut self, number: u32) {
        match u8::try_from(number) {
            _ if self.protocol == 0 => self.write_line(op::GET, number),
            Ok(number) => self.write(&[op::BINGET, number]),
            Err(_) => self.write_number(op::LONG_BINGET, &number.to_le_bytes()),
        }
    }

    fn write_number(&mut self, code: u8, number: &[u8]) {
        self.write(&[code]);
        self.out.extend_from_slice(number);
    }

    pub(super) fn save(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        if let Some(number) = value.as_small_int() {
            self.save_word(number);
            self.boundary();
            return Ok(());
        }
        if let Some(number) = value.as_exact_float()
            && self.protocol > 0
        {
            self.write_number(op::BINFLOAT, &number.to_bits().to_be_bytes());
            self.boundary();
            return Ok(());
        }
        if value.is_none() {
            self.write(&[op::NONE]);
            self.boundary();
            return Ok(());
        }
        if let Some(known) = value.as_bool() {
            match self.protocol {
                0 | 1 => self.write_line(op::INT, if known { "01" } else { "00" }),
                _ => self.write(&[if known { op::NEWTRUE } else { op::NEWFALSE }]),
            }
            self.boundary();
            return Ok(());
        }
        if let Some(number) = self.memoized(value) {
            self.get(number);
            self.boundary();
            return Ok(());
        }
        vm.enter_native().map_err(Stop::Final)?;
        let result = self.save_object(vm, value);
        vm.leave_native();
        self.boundary();
        result
    }

    fn save_word(&mut self, number: i64) {
        let is_short = i32::try_from(number).is_ok();
        match number {
            _ if self.protocol == 0 && is_short => self.write_line(op::INT, number),
            _ if self.protocol < 2 && !is_short => {
                self.write_line(op::LONG, format_args!("{number}L"));
            }
            0..0x100 => self.write(&[op::BININT1, number as u8]),
            0x100..0x1_0000 => self.write_number(op::BININT2, &(number as u16).to_le_bytes()),
            _ => match i32::try_from(number) {
                Ok(number) => self.write_number(op::BININT, &number.to_le_bytes()),
                Err(_) => self.save_long(&number.to_le_bytes(), number < 0),
            },
        }
    }

    /// A number in two's complement, in as few bytes as hold it and its sign.
    fn save_long(&mut self, bytes: &[u8], negative: bool) {
        let sign = if negative { 0xFF } else { 0 };
        let mut length = bytes.len();
        while length > 1 && bytes[length - 1] == sign && (bytes[length - 2] & 0x80 != 0) == negative
        {
            length -= 1;
        }
        match u8::try_from(length) {
            Ok(short) => self.write(&[op::LONG1, short]),
            Err(_) => self.write_number(op::LONG4, &(length as u32).to_le_bytes()),
        }
        self.out.extend_from_slice(&bytes[..length]);
    }

    fn save_object(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        let class = vm.class_of(value);
        let types = vm.types();
        if class.is(&*types.str) {
            return self.save_text(vm, value);
        }
        if class.is(&*types.dict) {
            return self.save_dict(vm, value);
        }
        if class.is(&*types.list) {
            return self.save_list(vm, value);
        }
        if class.is(&*types.tuple) {
            return self.save_tuple(vm, value);
        }
        if class.is(&*types.int) {
            match int::view(value) {
                Some(View::Word(word)) => self.save_word(word),
                Some(View::Big(_)) if self.protocol < 2 => {
                    let text = vm.to_str(value)?;
                    let Some(text) = text.downcast::<Str>().and_then(|text| text.as_ascii()) else {
                        return Err(Stop::Leave);
                    };
                    self.write_line(op::LONG, format_args!("{text}L"));
                }
                Some(View::Big(big)) => {
                    let mut bytes = big.to_le_bytes().into_vec();
                    let negative = big < &dashu_int::IBig::ZERO;
                    // The sign bit must be there.
                    if (bytes.last().is_some_and(|last| last & 0x80 != 0)) != negative {
                        bytes.push(if negative { 0xFF } else { 0 });
                    }
                    self.save_long(&bytes, negative);
                }
                None => return Err(Stop::Leave),
            }
            return Ok(());
        }
        if let (Some(bytes), true) = (value.downcast::<Bytes>(), class.is(&*types.bytes)) {
            let data = &bytes.data;
            if self.protocol < 3 {
                return self.save_old_bytes(vm, value, data);
            }
            match (u8::try_from(data.len()), u32::try_from(data.len())) {
                (Ok(short), _) => self.write_data(&[op::SHORT_BINBYTES, short], data),
                (_, Ok(length)) => {
                    self.write_data(&head(op::BINBYTES, &length.to_le_bytes()), data)
                }
                _ if self.protocol < 4 => return Err(Stop::Leave),
                _ => self.write_data(&head(op::BINBYTES8, &data.len().to_le_bytes()), data),
            }
            self.memoize(value);
            return Ok(());
        }
        if class.is(&*types.set) || class.is(&*types.frozenset) {
            return match self.protocol {
                0..4 => {
                    let items = vm.list(Self::set_items(vm, value));
                    let args = vm.tuple_of([items]);
                    let class = class.value();
                    self.save_made(vm, value, [class, args])
                }
                _ if class.is(&*types.set) => self.save_set(vm, value),
                _ => self.save_frozenset(vm, value),
            };
        }
        if let Some(number) = value.as_exact_float() {
            self.write_line(op::FLOAT, double::repr(number));
            return Ok(());
        }
        if let (Some(bytes), true, 5) = (
            value.downcast::<ByteArray>(),
            class.is(&*types.bytearray),
            self.protocol,
        ) {
            let data = bytes.data.cloned(vm);
            self.write_data(&head(op::BYTEARRAY8, &data.len().to_le_bytes()), &data);
            self.memoize(value);
            return Ok(());
        }
        if let Some(bytes) = value.downcast::<ByteArray>()
            && class.is(&*types.bytearray)
        {
            let data = bytes.data.cloned(vm);
            let args = match data.is_empty() {
                true => vm.tuple(Vec::new()),
                false => {
                    let data = vm.bytes(data);
                    vm.tuple_of([data])
                }
            };
            let class = vm.types().bytearray.value().clone();
            return self.save_made(vm, value, [class, args]);
        }
        if value.is_a::<Function>() {
            return self.save_global(vm, value, None);
        }
        if class.is(&*types.r#type) {
            // The classes of singletons have ways of their own.
            let special = [&types.none, &types.ellipsis, &types.not_implemented]
                .iter()
                .any(|class| value.is(class.value()));
            return match special {
                true => Err(Stop::Leave),
                false => self.save_global(vm, value, None),
            };
        }
        self.save_by_reduce(vm, value)
    }

    fn save_text(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        if self.protocol == 0 {
            let Some(text) = value.downcast::<Str>() else {
                return Err(Stop::Leave);
            };
            self.write(&[op::UNICODE]);
            for point in text.units().iter() {
                match point {
                    0x5C | 0 | 0x0A | 0x0D | 0x1A | 0x100..0x1_0000 => {
                        self.out
                            .extend_from_slice(format!("\\u{point:04x}").as_bytes());
                    }
                    0..0x100 => self.out.push(point as u8),
                    _ => {
                        self.out
                            .extend_from_slice(format!("\\U{point:08x}").as_bytes());
                    }
                }
            }
            self.out.push(b'\n');
            self.memoize(value);
            return Ok(());
        }
        let encoded;
        let data = match value.downcast::<Str>().and_then(|text| text.as_ascii()) {
            Some(ascii) => ascii.as_bytes(),
            None => {
                encoded = encode_native(vm, value, Native::Utf8, "surrogatepass")?;
                &encoded
            }
        };
        match (u8::try_from(data.len()), u32::try_from(data.len())) {
            (Ok(short), _) if self.protocol >= 4 => {
                self.write_data(&[op::SHORT_BINUNICODE, short], data);
            }
            (_, Ok(length)) => self.write_data(&head(op::BINUNICODE, &length.to_le_bytes()), data),
            _ if self.protocol < 4 => return Err(Stop::Leave),
            _ => self.write_data(&head(op::BINUNICODE8, &data.len().to_le_bytes()), data),
        }
        self.memoize(value);
        Ok(())
    }

    fn save_tuple(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        let items = tuple::items(value);
        if items.is_empty() {
            self.write_empty(op::EMPTY_TUPLE, op::TUPLE);
            return Ok(());
        }
        let few = items.len() <= 3 && self.protocol >= 2;
        if !few {
            self.write(&[op::MARK]);
        }
        for item in items {
            self.save(vm, item)?;
        }
        // A tuple that contains itself has been written meanwhile.
        if let Some(number) = self.memoized(value) {
            match (few, self.protocol) {
                (true, _) => (0..items.len()).for_each(|_| self.write(&[op::POP])),
                (_, 0) => (0..items.len() + 1).for_each(|_| self.write(&[op::POP])),
                _ => self.write(&[op::POP_MARK]),
            }
            self.get(number);
            return Ok(());
        }
        self.write(&[match items.len() {
            _ if !few => op::TUPLE,
            1 => op::TUPLE1,
            2 => op::TUPLE2,
            3 => op::TUPLE3,
            _ => op::TUPLE,
        }]);
        self.memoize(value);
        Ok(())
    }

    fn save_list(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        self.write_empty(op::EMPTY_LIST, op::LIST);
        self.memoize(value);
        let Some(list) = value.downcast::<List>() else {
            return Err(Stop::Leave);
        };
        let item = |vm: &Vm, at: usize| list.items.get(vm).get(at).cloned();
        if self.protocol == 0 {
            let mut at = 0;
            while let Some(item) = item(vm, at) {
                self.save(vm, &item)?;
                self.write(&[op::APPEND]);
                at += 1;
            }
            return Ok(());
        }
        if list.items.get(vm).len() == 1 {
            if let Some(item) = item(vm, 0) {
                self.save(vm, &item)?;
                self.write(&[op::APPEND]);
            }
            return Ok(());
        }
        let mut at = 0;
        while let Some(mut next) = item(vm, at) {
            self.write(&[op::MARK]);
            loop {
                self.save(vm, &next)?;
                at += 1;
                if at % BATCH == 0 {
                    break;
                }
                match item(vm, at) {
                    Some(following) => next = following,
                    None => break,
                }
            }
            self.write(&[op::APPENDS]);
        }
        Ok(())
    }

    fn save_dict(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        self.write_empty(op::EMPTY_DICT, op::DICT);
        self.memoize(value);
        let Some(dict) = value.downcast::<Dict>() else {
            return Err(Stop::Leave);
        };
        let length = dict.len(vm);
        if length == 0 {
            return Ok(());
        }
        let mut at = 0;
        let mut left = length;
        // Protocol 0 has no opcode for several items.
        let batch = if self.protocol == 0 { 1 } else { BATCH };
        let single = length == 1 || self.protocol == 0;
        while left > 0 {
            if !single {
                self.write(&[op::MARK]);
            }
            for _ in 0..left.min(batch) {
                let Some((key, item)) = next_entry(vm, dict, &mut at) else {
                    return Err(Stop::Leave);
                };
                self.save(vm, &key)?;
                self.save(vm, &item)?;
                if dict.len(vm) != length {
                    return Err(Stop::Leave);
                }
            }
            left -= left.min(batch);
            self.write(&[if single { op::SETITEM } else { op::SETITEMS }]);
        }
        Ok(())
    }

    fn set_items(vm: &Vm, value: &Value) -> Vec<Value> {
        value.downcast::<Set>().map_or_else(Vec::new, |set| {
            set.table
                .get(vm)
                .iter()
                .map(|(_, key)| key.clone())
                .collect()
        })
    }

    fn save_set(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        self.write(&[op::EMPTY_SET]);
        self.memoize(value);
        let items = Self::set_items(vm, value);
        for batch in items.chunks(BATCH) {
            self.write(&[op::MARK]);
            for item in batch {
                self.save(vm, item)?;
            }
            self.write(&[op::ADDITEMS]);
        }
        Ok(())
    }

    fn save_frozenset(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        self.write(&[op::MARK]);
        for item in Self::set_items(vm, value) {
            self.save(vm, &item)?;
        }
        if let Some(number) = self.memoized(value) {
            self.write(&[op::POP_MARK]);
            self.get(number);
            return Ok(());
        }
        self.write(&[op::FROZENSET]);
        self.memoize(value);
        Ok(())
    }

    fn save_global(&mut self, vm: &mut Vm, value: &Value, name: Option<&Value>) -> Saved {
        let name = match name {
            Some(name) => name.clone(),
            None => {
                let qualified = vm.names().__qualname__.clone();
                match vm.get_attr_opt(value, &qualified)? {
                    Some(name) if !name.is_none() => name,
                    _ => vm.attr(value, "__name__")?,
                }
            }
        };
        let module = vm.call(self.whichmodule, &[value.clone(), name.clone()])?;
        if !module.is_a::<Str>() || !name.is_a::<Str>() {
            return Err(Stop::Leave);
        }
        if let Some(extensions) = self.extensions.downcast::<Dict>()
            && extensions.len(vm) > 0
        {
            let key = vm.tuple_of([module.clone(), name.clone()]);
            if vm.dict_get(extensions, &key)?.is_some() {
                return Err(Stop::Leave);
            }
        }
        if self.protocol >= 4 {
            self.save(vm, &module)?;
            self.save(vm, &name)?;
            self.write(&[op::STACK_GLOBAL]);
        } else {
            self.save_old_global(vm, module, name)?;
        }
        self.memoize(value);
        Ok(())
    }

    fn save_by_reduce(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        // The classes have a way for this one, of its own.
        if &*vm.type_name(value) == "PickleBuffer" {
            return Err(Stop::Leave);
        }
        let class = vm.class_of(value).value();
        let reducer = match self.dispatch.downcast::<Dict>() {
            Some(dispatch) => vm.dict_get(dispatch, &class)?,
            None => None,
        };
        let reduced = match reducer {
            Some(reducer) => vm
                .call(&reducer, std::slice::from_ref(value))
                .map_err(Stop::Final)?,
            None if value.is_a::<Type>() => return self.save_global(vm, value, None),
            None if self.protocol >= 2 && self.save_instance(vm, value)? => return Ok(()),
            None => {
                let protocol = vm.int(self.protocol as i64);
                vm.call_method(value, "__reduce_ex__", &[protocol])
                    .map_err(Stop::Final)?
            }
        };
        if reduced.is_a::<Str>() {
            return self.save_global(vm, value, Some(&reduced));
        }
        match reduced.downcast::<Tuple>() {
            Some(parts) if (2..=6).contains(&parts.len()) => {
                let result = self.save_reduce(vm, value, parts.items());
                self.kept.push(reduced.clone());
                result
            }
            _ => Err(Stop::Leave),
        }
    }

    pub(super) fn save_reduce(&mut self, vm: &mut Vm, value: &Value, parts: &[Value]) -> Saved {
        let (function, args) = (&parts[0], &parts[1]);
        let part = |index: usize| parts.get(index).filter(|part| !part.is_none());
        let Some(given) = args.downcast::<Tuple>() else {
            return Err(Stop::Leave);
        };
        let name_attribute = vm.names().__name__.clone();
        let name = vm.get_attr_opt(function, &name_attribute)?;
        let named = |text: &str| {
            let name = name.as_ref().and_then(|name| name.downcast::<Str>());
            name.is_some_and(|name| name.is_text(text))
        };
        let own = vm.class_of(value).value();
        let extended = named("__newobj_ex__");
        if self.protocol >= 2 && (extended || named("__newobj__")) {
            // Before protocol 4 there is no opcode for keywords.
            if extended && self.protocol < 4 {
                return Err(Stop::Leave);
            }
            let Some((class, rest)) = given.items().split_first() else {
                return Err(Stop::Leave);
            };
            if !class.is(&own) || extended && rest.len() != 2 {
                return Err(Stop::Leave);
            }
            self.save(vm, class)?;
            if extended {
                self.save(vm, &rest[0])?;
                self.save(vm, &rest[1])?;
                self.write(&[op::NEWOBJ_EX]);
            } else {
                let rest = vm.tuple_from_slice(rest);
                self.save(vm, &rest)?;
                self.write(&[op::NEWOBJ]);
            }
        } else {
            if vm.class_of(function).slots.call.get().is_none() {
                return Err(Stop::Leave);
            }
            self.save(vm, function)?;
            self.save(vm, args)?;
            self.write(&[op::REDUCE]);
        }
        match self.memoized(value) {
            Some(number) => {
                self.write(&[op::POP]);
                self.get(number);
            }
            None => self.memoize(value),
        }
        if let Some(items) = part(3) {
            self.save_list_items(vm, items)?;
        }
        if let Some(items) = part(4) {
            self.save_dict_items(vm, items)?;
        }
        if let Some(state) = part(2) {
            match part(5) {
                None => {
                    self.save(vm, state)?;
                    self.write(&[op::BUILD]);
                }
                Some(setter) => {
                    self.save(vm, setter)?;
                    self.save(vm, value)?;
                    self.save(vm, state)?;
                    self.write(&[op::TUPLE2, op::REDUCE, op::POP]);
                }
            }
        }
        Ok(())
    }

    /// Items of an iterator, in batches; one alone has an opcode of its own.
    fn save_list_items(&mut self, vm: &mut Vm, items: &Value) -> Saved {
        let items = vm.collect(items).map_err(Stop::Final)?;
        let batch = if self.protocol == 0 { 1 } else { BATCH };
        for batch in items.chunks(batch) {
            match batch {
                [one] => {
                    self.save(vm, one)?;
                    self.write(&[op::APPEND]);
                }
                _ => {
                    self.write(&[op::MARK]);
                    for item in batch {
                        self.save(vm, item)?;
                    }
                    self.write(&[op::APPENDS]);
                }
            }
        }
        Ok(())
    }

    fn save_dict_items(&mut self, vm: &mut Vm, items: &Value) -> Saved {
        let pairs = vm.collect(items).map_err(Stop::Final)?;
        let batch = if self.protocol == 0 { 1 } else { BATCH };
        for batch in pairs.chunks(batch) {
            if batch.len() > 1 {
                self.write(&[op::MARK]);
            }
            for pair in batch {
                let [key, item] = tuple::items(pair) else {
                    return Err(Stop::Leave);
                };
                self.save(vm, key)?;
                self.save(vm, item)?;
            }
            self.write(&[if batch.len() > 1 {
                op::SETITEMS
            } else {
                op::SETITEM
            }]);
        }
        Ok(())
    }
}

fn head(code: u8, number: &[u8]) -> Vec<u8> {
    let mut head = vec![code];
    head.extend_from_slice(number);
    head
}

/// The entry of a dict at or behind `at`, which moves on.
fn next_entry(vm: &Vm, dict: &Object<Dict>, at: &mut usize) -> Option<(Value, Value)> {
    let entries = dict.table.get(vm).entries();
    while let Some(entry) = entries.get(*at) {
        *at += 1;
        if let (Some(key), Some(value)) = (&entry.key, &entry.value) {
            return Some((key.clone(), value.clone()));
        }
    }
    None
}
