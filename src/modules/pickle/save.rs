//! Writing pickles.

use super::{library_dict, op, pickler::Settings, pickling_error};
use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::codec::{Native, encode_native};
use crate::object::dict::Dict;
use crate::object::format::double;
use crate::object::header::Object;
use crate::object::int;
use crate::object::int::View;
use crate::object::memoryview;
use crate::object::pickle_buffer::{self, PickleBuffer};
use crate::object::set::{self, Set};
use crate::object::str::Str;
use crate::object::tuple;
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use rustc_hash::{FxHashMap, FxHashSet};
use std::fmt::Display;

pub(super) type Saved<T = ()> = Result<T>;

/// Items between a mark and the opcode that takes them.
pub(super) const BATCH: usize = 1000;
/// A frame ends when it has so many bytes; larger data stands outside of frames.
const FRAME_TARGET: usize = 64 * 1024;
const FRAME_LEAST: usize = 4;
const FRAME_HEAD: usize = 9;
/// How deep containers are in each other before cycles are looked for.
const FAST_NESTING: usize = 50;

/// Where a pickler looks up how objects of a class are reduced.
pub(super) enum Dispatch {
    /// `copyreg.dispatch_table`.
    General(Value),
    /// A pickler's own, which may be any mapping.
    Own(Value),
}

pub(super) struct Pickler {
    pub(super) out: Vec<u8>,
    /// Where the frame at hand begins, with its head.
    frame: Option<usize>,
    framing: bool,
    pub(super) protocol: u8,
    /// Numbers of objects by address; they are kept alive.
    pub(super) memo: FxHashMap<u64, u32>,
    pub(super) kept: Vec<Value>,
    /// Which classes have nothing to say about how their instances are pickled, by address.
    pub(super) plain: FxHashMap<u64, bool>,
    /// Protocols before 3 write names of Python 2.
    pub(super) fix_imports: bool,
    /// Without a memo. Then containers within containers are looked at for cycles: how deep, and the addresses.
    pub(super) fast: bool,
    nesting: usize,
    around: FxHashSet<u64>,
    pub(super) dispatch: Dispatch,
    /// `copyreg._extension_registry`.
    pub(super) extensions: Value,
    pub(super) buffer_callback: Option<Value>,
    pub(super) persistent_id: Option<Value>,
    pub(super) reducer_override: Option<Value>,
    /// A file's `write`; without one everything stays in `out`.
    pub(super) sink: Option<Value>,
}

impl Pickler {
    pub(super) fn new(vm: &mut Vm, settings: &Settings) -> Result<Pickler> {
        Ok(Pickler {
            out: Vec::with_capacity(256),
            frame: None,
            framing: false,
            protocol: settings.protocol,
            memo: FxHashMap::default(),
            kept: Vec::new(),
            plain: FxHashMap::default(),
            fix_imports: settings.fix_imports,
            fast: false,
            nesting: 0,
            around: FxHashSet::default(),
            dispatch: Dispatch::General(library_dict(vm, "copyreg", "dispatch_table")?),
            extensions: library_dict(vm, "copyreg", "_extension_registry")?,
            buffer_callback: settings.buffer_callback.clone(),
            persistent_id: None,
            reducer_override: None,
            sink: None,
        })
    }

    /// Writes an object's pickle, but for what is still to be given to the file.
    pub(super) fn dump(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        if self.protocol >= 2 {
            self.out.extend([op::PROTO, self.protocol]);
        }
        self.framing = self.protocol >= 4;
        self.save(vm, value)?;
        self.write(&[op::STOP]);
        self.close_frame();
        self.framing = false;
        Ok(())
    }

    /// Gives the file what has been written.
    pub(super) fn flush(&mut self, vm: &mut Vm) -> Saved {
        if let Some(sink) = &self.sink
            && !self.out.is_empty()
        {
            let data = vm.bytes(std::mem::take(&mut self.out));
            vm.call(sink, &[data])?;
        }
        Ok(())
    }

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
    fn boundary(&mut self, vm: &mut Vm) -> Saved {
        match self.frame {
            Some(start) if self.out.len() - start - FRAME_HEAD >= FRAME_TARGET => {
                self.close_frame();
                self.flush(vm)
            }
            _ => Ok(()),
        }
    }

    /// Large data stands outside of frames, and a file gets it as it is: `whole`, if it is an object already.
    fn write_data(
        &mut self,
        vm: &mut Vm,
        head: &[u8],
        data: &[u8],
        whole: Option<&Value>,
    ) -> Saved {
        if data.len() < FRAME_TARGET {
            self.write(head);
            self.out.extend_from_slice(data);
            return Ok(());
        }
        self.close_frame();
        let framing = std::mem::replace(&mut self.framing, false);
        self.write(head);
        match self.sink.clone() {
            None => self.write(data),
            Some(sink) => {
                self.flush(vm)?;
                let data = whole.cloned().unwrap_or_else(|| vm.bytes(data));
                vm.call(&sink, &[data])?;
            }
        }
        self.framing = framing;
        Ok(())
    }

    #[inline]
    pub(super) fn memoize(&mut self, value: &Value) {
        self.kept.push(value.clone());
        self.memoize_address(value.raw().0);
    }

    #[inline]
    pub(super) fn memoize_address(&mut self, address: u64) {
        if self.fast {
            return;
        }
        let known = self.memo.len();
        if known == self.memo.capacity() {
            // Moving the entries costs more than finding them: it grows in large steps.
            self.memo.reserve(known * 3 + 28);
        }
        let number = known as u32;
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

    /// Writes an object, or what `persistent_id` says of it.
    pub(super) fn save(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        if self.persistent_id.is_some() && self.save_persistent(vm, value)? {
            return self.boundary(vm);
        }
        self.save_value(vm, value)
    }

    #[cold]
    fn save_persistent(&mut self, vm: &mut Vm, value: &Value) -> Saved<bool> {
        let Some(persistent_id) = self.persistent_id.clone() else {
            return Ok(false);
        };
        let id = vm.call(&persistent_id, std::slice::from_ref(value))?;
        if id.is_none() {
            return Ok(false);
        }
        if self.protocol > 0 {
            self.save_value(vm, &id)?;
            self.write(&[op::BINPERSID]);
            // The memo goes by addresses.
            self.kept.push(id);
            return Ok(true);
        }
        let text = vm.to_str(&id)?;
        match text.downcast::<Str>().and_then(|text| text.as_ascii()) {
            Some(text) => self.write_line(op::PERSID, text),
            None => {
                return Err(pickling_error(
                    vm,
                    "persistent IDs in protocol 0 must be ASCII strings",
                ));
            }
        }
        Ok(true)
    }

    fn save_value(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        if let Some(number) = value.as_small_int() {
            self.save_word(number);
            return self.boundary(vm);
        }
        if let Some(number) = value.as_exact_float()
            && self.protocol > 0
        {
            self.write_number(op::BINFLOAT, &number.to_bits().to_be_bytes());
            return self.boundary(vm);
        }
        if value.is_none() {
            self.write(&[op::NONE]);
            return self.boundary(vm);
        }
        if let Some(known) = value.as_bool() {
            match self.protocol {
                0 | 1 => self.write_line(op::INT, if known { "01" } else { "00" }),
                _ => self.write(&[if known { op::NEWTRUE } else { op::NEWFALSE }]),
            }
            return self.boundary(vm);
        }
        if let Some(number) = self.memoized(value) {
            self.get(number);
            return self.boundary(vm);
        }
        if self.save_atom(vm, value)? {
            return self.boundary(vm);
        }
        vm.enter_native()?;
        let result = self.save_object(vm, value);
        vm.leave_native();
        result?;
        self.boundary(vm)
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

    /// What the memo has nothing to do with; false: it is something else, and nothing was written.
    #[inline]
    fn save_atom(&mut self, vm: &mut Vm, value: &Value) -> Saved<bool> {
        let class = vm.class_of(value);
        let types = vm.types();
        if class.is(&*types.int) {
            self.save_int(vm, value)?;
            return Ok(true);
        }
        if class.is(&*types.float)
            && let Some(number) = value.as_exact_float()
        {
            self.write_line(op::FLOAT, double::repr(number));
            return Ok(true);
        }
        Ok(false)
    }

    fn save_int(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        match int::view(value) {
            Some(View::Word(word)) => self.save_word(word),
            Some(View::Big(big)) if self.protocol >= 2 => {
                let mut bytes = big.to_le_bytes().into_vec();
                let negative = big < &dashu_int::IBig::ZERO;
                // The sign bit must be there.
                if (bytes.last().is_some_and(|last| last & 0x80 != 0)) != negative {
                    bytes.push(if negative { 0xFF } else { 0 });
                }
                if bytes.len() > i32::MAX as usize {
                    return Err(vm.overflow_error("int too large to pickle"));
                }
                self.save_long(&bytes, negative);
            }
            _ => {
                let text = vm.repr_text(value)?;
                self.write_line(op::LONG, format_args!("{text}L"));
            }
        }
        Ok(())
    }

    fn save_object(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        let class = vm.class_of(value);
        let types = vm.types();
        if class.is(&*types.str) {
            return self.save_text(vm, value);
        }
        if class.is(&*types.dict) {
            return self.guarded(vm, value, Self::save_dict);
        }
        if class.is(&*types.list) {
            return self.guarded(vm, value, Self::save_list);
        }
        if class.is(&*types.tuple) {
            return self.save_tuple(vm, value);
        }
        if let (Some(bytes), true) = (value.downcast::<Bytes>(), class.is(&*types.bytes)) {
            return match self.protocol {
                0..3 => self.save_old_bytes(vm, value, &bytes.data),
                _ => self.save_bytes(vm, value, &bytes.data),
            };
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
                _ => self.guarded(vm, value, Self::save_frozenset),
            };
        }
        if let Some(bytes) = value.downcast::<ByteArray>()
            && class.is(&*types.bytearray)
        {
            let data = bytes.data.cloned(vm);
            if self.protocol >= 5 {
                return self.save_bytearray(vm, value, &data);
            }
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
        if value.is_a::<PickleBuffer>() {
            return self.save_buffer(vm, value);
        }
        self.save_other(vm, value)
    }

    /// Without a memo nothing else would notice an object that contains itself.
    fn guarded(
        &mut self,
        vm: &mut Vm,
        value: &Value,
        save: fn(&mut Self, &mut Vm, &Value) -> Saved,
    ) -> Saved {
        if !self.fast {
            return save(self, vm, value);
        }
        self.nesting += 1;
        let address = value.raw().0;
        let watched = self.nesting >= FAST_NESTING;
        if watched && !self.around.insert(address) {
            self.nesting -= 1;
            let class = vm.type_name(value);
            return Err(vm.value_error(format!(
                "fast mode: can't pickle cyclic objects including object type {class} at {address:#x}"
            )));
        }
        let result = save(self, vm, value);
        self.nesting -= 1;
        if watched {
            self.around.remove(&address);
        }
        result
    }

    fn save_bytes(&mut self, vm: &mut Vm, value: &Value, data: &[u8]) -> Saved {
        let code = match (u8::try_from(data.len()), u32::try_from(data.len())) {
            (Ok(short), _) => vec![op::SHORT_BINBYTES, short],
            (_, Ok(length)) => head(op::BINBYTES, &length.to_le_bytes()),
            _ if self.protocol < 4 => {
                return Err(vm.overflow_error(
                    "serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher",
                ));
            }
            _ => head(op::BINBYTES8, &data.len().to_le_bytes()),
        };
        let whole = value.is_a::<Bytes>().then_some(value);
        self.write_data(vm, &code, data, whole)?;
        self.memoize(value);
        Ok(())
    }

    fn save_bytearray(&mut self, vm: &mut Vm, value: &Value, data: &[u8]) -> Saved {
        let head = head(op::BYTEARRAY8, &data.len().to_le_bytes());
        self.write_data(vm, &head, data, None)?;
        self.memoize(value);
        Ok(())
    }

    /// A buffer (PEP 574): in the pickle, or beside it if the callback took it.
    fn save_buffer(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        if self.protocol < 5 {
            return Err(pickling_error(
                vm,
                "PickleBuffer can only be pickled with protocol >= 5",
            ));
        }
        let view = pickle_buffer::view_of(vm, value)?;
        let layout = &memoryview::expect(&view).layout;
        if !layout.is_c_contiguous() && !layout.is_f_contiguous() {
            return Err(pickling_error(
                vm,
                "PickleBuffer can not be pickled when pointing to a non-contiguous buffer",
            ));
        }
        let readonly = layout.readonly;
        let inside = match self.buffer_callback.clone() {
            None => true,
            Some(callback) => {
                let kept = vm.call(&callback, std::slice::from_ref(value))?;
                vm.is_true(&kept)?
            }
        };
        if !inside {
            self.write(&[op::NEXT_BUFFER]);
            if readonly {
                self.write(&[op::READONLY_BUFFER]);
            }
            return Ok(());
        }
        // As the memory lies, be its order C's or Fortran's.
        let raw = pickle_buffer::raw_view(vm, value)?;
        let data = memoryview::contents(vm, &raw)?;
        match readonly {
            true => self.save_bytes(vm, value, &data),
            false => self.save_bytearray(vm, value, &data),
        }
    }

    fn save_text(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        if self.protocol == 0 {
            let text = crate::object::str::expect(value);
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
                self.write(&[op::SHORT_BINUNICODE, short]);
                self.out.extend_from_slice(data);
            }
            (_, Ok(length)) => {
                let head = head(op::BINUNICODE, &length.to_le_bytes());
                self.write_data(vm, &head, data, None)?;
            }
            _ if self.protocol < 4 => {
                return Err(vm.overflow_error(
                    "serializing a string larger than 4 GiB requires pickle protocol 4 or higher",
                ));
            }
            _ => {
                let head = head(op::BINUNICODE8, &data.len().to_le_bytes());
                self.write_data(vm, &head, data, None)?;
            }
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
        let list = crate::object::list::expect(value);
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
        let dict = value.downcast::<Dict>().expect("an exact dict");
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
                let entry = next_entry(vm, dict, &mut at);
                if let Some((key, item)) = &entry {
                    self.save(vm, key)?;
                    self.save(vm, item)?;
                }
                if entry.is_none() || dict.len(vm) != length {
                    return Err(vm.runtime_error("dictionary changed size during iteration"));
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
                if set::expect(value).len(vm) != items.len() {
                    return Err(vm.runtime_error("set changed size during iteration"));
                }
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
