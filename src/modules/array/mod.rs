//! `array` (Modules/arraymodule.c): sequences of one C type. Items lie in a vector of bytes; `codes.rs` knows how.

mod codes;
mod slots;

use crate::object::buffer::{Info, Provider};
use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::header::Object;
use crate::object::iterators::{class_argument, this};
use crate::object::list::List;
use crate::object::native::rows;
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::str::Str;
use crate::object::trace::{iterator_spec, payload};
use crate::object::types::{Operator, flags};
use crate::object::{GilCell, Payload, Type, Value, sequence};
use crate::vm::{Result, Vm};
use codes::{Code, Kind};
use slots::{
    add, add_in_place, compare, get_item, iter, multiply, multiply_in_place, next, repr, set_item,
};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

/// Payload of `array`.
pub struct Array {
    code: &'static Code,
    pub data: GilCell<Vec<u8>>,
    /// Memoryviews on it: the size may not change while there are any.
    exports: Cell<usize>,
}

impl Payload for Array {}

payload! {
    /// Iterator over an array.
    pub struct ArrayIter {
        /// `None` once exhausted.
        array: GilCell<Option<Value>>,
        position: Cell<usize>,
    }
}

impl Array {
    fn len(&self, vm: &Vm) -> usize {
        // Sizes are powers of two; a division takes as long as all the rest.
        self.data.get(vm).len() >> self.code.size.trailing_zeros()
    }
    fn item(&self, vm: &Vm, at: usize) -> Option<Value> {
        let size = self.code.size;
        let bytes = self.data.get(vm).get(at * size..(at + 1) * size)?;
        Some(self.code.load(vm, bytes))
    }
    /// The bytes, to make them more or fewer.
    fn resizing<'a>(&'a self, vm: &'a mut Vm) -> Result<&'a mut Vec<u8>> {
        match self.exports.get() {
            0 => Ok(self.data.get_mut(vm)),
            _ => Err(vm.buffer_error("cannot resize an array that is exporting buffers")),
        }
    }
    fn push(&self, vm: &mut Vm, value: &Value) -> Result<()> {
        let bytes = self.code.store(vm, value)?;
        let size = self.code.size;
        let data = self.resizing(vm)?;
        if data.try_reserve(size).is_err() {
            return Err(crate::object::sequence::no_memory(vm));
        }
        data.extend_from_slice(&bytes[..size]);
        Ok(())
    }
}

fn expect(value: &Value) -> &Object<Array> {
    value.downcast::<Array>().expect("an array")
}

fn make(vm: &Vm, class: &Object<Type>, code: &'static Code, data: Vec<u8>) -> Value {
    let array = Array {
        code,
        data: GilCell::new(data),
        exports: Cell::new(0),
    };
    vm.alloc(class, array)
}

/// How arrays show their memory to other bytes-like objects.
static PROVIDER: Provider = Provider {
    info: |vm, value| {
        let array = expect(value);
        Ok(Info {
            // The letters of module `struct`, but for text.
            format: match array.code.kind {
                Kind::Character => "w".into(),
                _ => (array.code.letter as char).to_string(),
            },
            itemsize: array.code.size,
            shape: vec![array.len(vm)],
            readonly: false,
        })
    },
    view: |vm, value| expect(value).data.get(vm),
    view_mut: |vm, value| Some(expect(value).data.get_mut(vm)),
    export: |value, change| {
        let exports = &expect(value).exports;
        exports.set(exports.get().saturating_add_signed(change as isize));
    },
};

/// A plain array like `model` with these bytes.
fn like(vm: &Vm, model: &Array, data: Vec<u8>) -> Value {
    make(vm, &vm.class::<Array>(), model.code, data)
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let letter = match args.arg(1).downcast::<Str>() {
        Some(text) if text.len() == 1 => text.units().at(0),
        _ => {
            let name = vm.type_name(args.arg(1));
            return Err(vm.type_error(format!(
                "array() argument 1 must be a unicode character, not {name}"
            )));
        }
    };
    let Some(code) = u8::try_from(letter).ok().and_then(codes::find) else {
        return Err(
            vm.value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        );
    };
    if code.letter == b'u' {
        crate::modules::warnings::warn(
            vm,
            |vm| vm.exceptions().DeprecationWarning.clone(),
            "The 'u' type code is deprecated and will be removed in Python 3.16",
        )?;
    }
    let array = make(vm, &class, code, Vec::new());
    let Some(initial) = args.opt(2) else {
        return Ok(array);
    };
    if initial.is_a::<Str>() && code.kind != Kind::Character {
        let letter = code.letter as char;
        return Err(vm.type_error(format!(
            "cannot use a str to initialize an array with typecode '{letter}'"
        )));
    }
    if let Some(other) = initial.downcast::<Array>()
        && other.code.kind == Kind::Character
        && code.kind != Kind::Character
    {
        let letter = code.letter as char;
        return Err(vm.type_error(format!(
            "cannot use a unicode array to initialize an array with typecode '{letter}'"
        )));
    }
    let this = expect(&array);
    if initial.is_a::<Bytes>() || initial.is_a::<ByteArray>() {
        from_bytes(vm, this, initial)?;
    } else {
        vm.for_each(initial, |vm, item| this.push(vm, &item))?;
    }
    Ok(array)
}

fn from_bytes(vm: &mut Vm, array: &Array, source: &Value) -> Result<()> {
    let bytes = vm.buffer(source)?.into_owned();
    if bytes.len() % array.code.size != 0 {
        return Err(vm.value_error("bytes length not a multiple of item size"));
    }
    array.resizing(vm)?.extend(bytes);
    Ok(())
}

// ---- methods

fn append(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    expect(args.arg(0)).push(vm, args.arg(1))?;
    Ok(Value::NONE)
}

fn extend_with(vm: &mut Vm, array: &Object<Array>, source: &Value) -> Result<()> {
    if let Some(other) = source.downcast::<Array>() {
        if other.code.letter != array.code.letter {
            return Err(vm.type_error("can only extend with array of same kind"));
        }
        let more = other.data.cloned(vm);
        array.resizing(vm)?.extend(more);
        return Ok(());
    }
    vm.for_each(source, |vm, item| array.push(vm, &item))
}

fn extend(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    extend_with(vm, expect(args.arg(0)), args.arg(1))?;
    Ok(Value::NONE)
}

fn from_list(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let array = expect(args.arg(0));
    let Some(list) = args.arg(1).downcast::<List>() else {
        return Err(vm.type_error("arg must be list"));
    };
    let before = array.data.get(vm).len();
    for item in list.items.cloned(vm) {
        if let Err(raised) = array.push(vm, &item) {
            array.data.get_mut(vm).truncate(before);
            return Err(raised);
        }
    }
    Ok(Value::NONE)
}

fn from_bytes_method(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    from_bytes(vm, expect(args.arg(0)), args.arg(1))?;
    Ok(Value::NONE)
}

fn from_file(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let array = expect(args.arg(0));
    let count = vm.index_i64(args.arg(2))?;
    let Some(size) = count
        .checked_mul(array.code.size as i64)
        .filter(|&size| size >= 0)
    else {
        return Err(match count < 0 {
            true => vm.value_error("negative count"),
            false => sequence::no_memory(vm),
        });
    };
    let wanted = vm.int(size);
    let read = vm.call_method(args.arg(1), "read", &[wanted])?;
    let Some(length) = read.downcast::<Bytes>().map(|bytes| bytes.data.len()) else {
        return Err(vm.type_error("read() didn't return bytes"));
    };
    from_bytes(vm, array, &read)?;
    if (length as i64) < size {
        return Err(vm.eof_error("read() didn't return enough bytes"));
    }
    Ok(Value::NONE)
}

fn to_file(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = expect(args.arg(0)).data.cloned(vm);
    let bytes = vm.bytes(data);
    vm.call_method(args.arg(1), "write", &[bytes])?;
    Ok(Value::NONE)
}

fn need_text(vm: &mut Vm, array: &Array, function: &str) -> Result<()> {
    match array.code.kind {
        Kind::Character => Ok(()),
        _ => Err(vm.value_error(format!(
            "{function}() may only be called on unicode type arrays ('u' or 'w')"
        ))),
    }
}

fn from_unicode(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let array = expect(args.arg(0));
    let Some(text) = args.arg(1).downcast::<Str>() else {
        let name = vm.type_name(args.arg(1));
        return Err(vm.type_error(format!("fromunicode() argument must be str, not {name}")));
    };
    need_text(vm, array, "fromunicode")?;
    let bytes: Vec<u8> = text.units().iter().flat_map(u32::to_le_bytes).collect();
    array.resizing(vm)?.extend(bytes);
    Ok(Value::NONE)
}

fn text_of(vm: &Vm, array: &Array) -> Value {
    let points: Vec<u32> = array
        .data
        .get(vm)
        .chunks_exact(4)
        .map(|c| u32::from_le_bytes([c[0], c[1], c[2], c[3]]).min(0x10FFFF))
        .collect();
    vm.str_from_points(&points)
}

fn to_unicode(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let array = expect(args.arg(0));
    need_text(vm, array, "tounicode")?;
    Ok(text_of(vm, array))
}

fn items(vm: &Vm, array: &Array) -> Vec<Value> {
    let data = array.data.get(vm).chunks_exact(array.code.size);
    data.map(|bytes| array.code.load(vm, bytes)).collect()
}

fn to_list(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let items = items(vm, expect(args.arg(0)));
    Ok(vm.list(items))
}

fn to_bytes(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = expect(args.arg(0)).data.cloned(vm);
    Ok(vm.bytes(data))
}

fn byteswap(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let array = expect(args.arg(0));
    let size = array.code.size;
    let data = array.data.get_mut(vm);
    data.chunks_exact_mut(size).for_each(<[u8]>::reverse);
    Ok(Value::NONE)
}

fn reverse(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let array = expect(args.arg(0));
    let size = array.code.size;
    let data = array.data.get_mut(vm);
    data.reverse();
    data.chunks_exact_mut(size).for_each(<[u8]>::reverse);
    Ok(Value::NONE)
}

fn find(
    vm: &mut Vm,
    array: &Array,
    wanted: &Value,
    start: usize,
    stop: usize,
) -> Result<Option<usize>> {
    let mut at = start;
    while at < stop
        && let Some(item) = array.item(vm, at)
    {
        if vm.eq(&item, wanted)? {
            return Ok(Some(at));
        }
        at += 1;
    }
    Ok(None)
}

fn count(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (mut count, mut start) = (0, 0);
    while let Some(at) = find(vm, expect(args.arg(0)), args.arg(1), start, usize::MAX)? {
        count += 1;
        start = at + 1;
    }
    Ok(vm.int(count))
}

fn index(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let array = expect(args.arg(0));
    let start = sequence::bound_argument(vm, args.opt(2), 0)?;
    let stop = sequence::bound_argument(vm, args.opt(3), i64::MAX)?;
    let (start, stop) = sequence::clip(start, stop, array.len(vm));
    match find(vm, array, args.arg(1), start, stop)? {
        Some(at) => Ok(vm.int(at as i64)),
        None => Err(vm.value_error("array.index(x): x not in array")),
    }
}

fn remove_at(vm: &mut Vm, array: &Array, at: usize) -> Result<()> {
    let size = array.code.size;
    array.resizing(vm)?.drain(at * size..(at + 1) * size);
    Ok(())
}

fn remove(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let array = expect(args.arg(0));
    match find(vm, array, args.arg(1), 0, usize::MAX)? {
        Some(at) if at < array.len(vm) => {
            remove_at(vm, array, at)?;
            Ok(Value::NONE)
        }
        _ => Err(vm.value_error("array.remove(x): x not in array")),
    }
}

fn pop(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let array = expect(args.arg(0));
    let index = match args.opt(1) {
        Some(index) => vm.index_i64(index)?,
        None => -1,
    };
    let length = array.len(vm) as i64;
    if length == 0 {
        return Err(vm.index_error("pop from empty array"));
    }
    let at = if index < 0 { index + length } else { index };
    match usize::try_from(at).ok().and_then(|at| array.item(vm, at)) {
        Some(item) => {
            remove_at(vm, array, at as usize)?;
            Ok(item)
        }
        None => Err(vm.index_error("pop index out of range")),
    }
}

fn clear(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    expect(args.arg(0)).resizing(vm)?.clear();
    Ok(Value::NONE)
}

fn iterator_reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = this::<ArrayIter>(args.arg(0));
    let function = sequence::builtin(vm, "iter")?;
    match this.array.cloned(vm) {
        Some(array) => {
            let parts = vm.tuple_of([array]);
            let position = vm.int(this.position.get() as i64);
            Ok(vm.tuple_of([function, parts, position]))
        }
        None => {
            let empty = vm.tuple(Vec::new());
            let parts = vm.tuple_of([empty]);
            Ok(vm.tuple_of([function, parts]))
        }
    }
}

fn iterator_set_state(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let position = vm.index_i64(args.arg(1))?;
    let this = this::<ArrayIter>(args.arg(0));
    if let Some(array) = this.array.get(vm) {
        let length = expect(array).len(vm) as i64;
        this.position.set(position.clamp(0, length) as usize);
    }
    Ok(Value::NONE)
}

fn insert(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let array = expect(args.arg(0));
    let index = vm.index_i64(args.arg(1))?;
    let bytes = array.code.store(vm, args.arg(2))?;
    let length = array.len(vm) as i64;
    let index = if index < 0 {
        index.saturating_add(length)
    } else {
        index
    };
    let size = array.code.size;
    let at = index.clamp(0, length) as usize * size;
    let data = array.resizing(vm)?;
    data.splice(at..at, bytes[..size].iter().copied());
    Ok(Value::NONE)
}

fn buffer_info(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let array = expect(args.arg(0));
    let address = array.data.get(vm).as_ptr() as i64;
    let parts = [vm.int(address), vm.int(array.len(vm) as i64)];
    Ok(vm.tuple_of(parts))
}

fn copy(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let array = expect(args.arg(0));
    let data = array.data.cloned(vm);
    Ok(like(vm, array, data))
}

fn reduce_ex(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let array = expect(args.arg(0));
    let protocol = vm.index_i64(args.arg(1))?;
    let class = vm.class_of(args.arg(0)).value();
    let letter = vm.str_from_point(array.code.letter as u32);
    let state = sequence::reduce_state(vm, args.arg(0))?;
    if protocol < 3 {
        let items = items(vm, array);
        let list = vm.list(items);
        let parts = vm.tuple_of([letter, list]);
        return Ok(vm.tuple_of([class, parts, state]));
    }
    let module = vm.str("array");
    let import = sequence::builtin(vm, "__import__")?;
    let module = vm.call(&import, &[module])?;
    let function = vm.attr(&module, "_array_reconstructor")?;
    let format = vm.int(array.code.format);
    let data = array.data.cloned(vm);
    let bytes = vm.bytes(data);
    let parts = vm.tuple_of([class, letter, format, bytes]);
    Ok(vm.tuple_of([function, parts, state]))
}

/// An array from the bytes that another machine wrote. Whole numbers whose size there is not that of the type code here
/// get the type code that they fit.
fn reconstruct(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = args.arg(0);
    let Some(given) = class.downcast::<Type>() else {
        let name = vm.type_name(class);
        return Err(vm.type_error(format!("first argument must be a type object, not {name}")));
    };
    if !given.is_subclass(vm, &vm.class::<Array>()) {
        let name = given.message_name(vm);
        return Err(vm.type_error(format!("{name} is not a subtype of array.array")));
    }
    let letter = args.arg(1);
    let code = letter
        .downcast::<Str>()
        .filter(|text| text.len() == 1)
        .and_then(|text| u8::try_from(text.units().at(0)).ok())
        .and_then(codes::find);
    let Some(code) = code else {
        return Err(vm.value_error("second argument must be a valid type code"));
    };
    let format = vm.index_i64(args.arg(2))?;
    if !(0..=codes::LAST_FORMAT).contains(&format) {
        return Err(vm.value_error("third argument must be a valid machine format code."));
    }
    if !args.arg(3).is_a::<Bytes>() {
        let name = vm.type_name(args.arg(3));
        return Err(vm.type_error(format!("fourth argument should be bytes, not {name}")));
    }
    if let Some(codec) = codes::utf_16(format) {
        let codec = vm.str(codec);
        let text = vm.call_method(args.arg(3), "decode", &[codec])?;
        return vm.call(class, &[letter.clone(), text]);
    }
    let written = code.written_as(format);
    let array = match written.letter == code.letter {
        true => vm.call(class, std::slice::from_ref(letter))?,
        false => {
            let letter = vm.str_from_point(written.letter as u32);
            vm.call(class, &[letter])?
        }
    };
    let Some(this) = array.downcast::<Array>() else {
        return Err(vm.type_error("first argument must be an array type"));
    };
    from_bytes(vm, this, args.arg(3))?;
    if format != written.format {
        byteswap(vm, &[Some(array.clone())])?;
    }
    match written.kind == Kind::Float && written.letter != code.letter {
        true => vm.call(class, &[letter.clone(), array]),
        false => Ok(array),
    }
}

static ITERATOR: TypeSpec = iterator_spec!(ArrayIter, "arrayiterator", next, {
    module: "array",
    flags: 0,
    methods: &[
        rows::reduce(iterator_reduce),
        ("__setstate__", "($self, state, /)", iterator_set_state, "Set state information for unpickling."),
    ],
});

#[rustfmt::skip]
const METHODS: &[NativeDef] = &[
    ("append", "($self, v, /)", append, "Append new value v to the end of the array."),
    ("buffer_info", "($self, /)", buffer_info, "Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents.\n\nThe length should be multiplied by the itemsize attribute to calculate\nthe buffer length in bytes."),
    ("byteswap", "($self, /)", byteswap, "Byteswap all items of the array.\n\nIf the items in the array are not 1, 2, 4, or 8 bytes in size, RuntimeError is\nraised."),
    ("clear", "($self, /)", clear, "Remove all items from the array."),
    ("__copy__", "($self, /)", copy, "Return a copy of the array."),
    ("__deepcopy__", "($self, unused, /)", copy, "Return a copy of the array."),
    ("count", "($self, v, /)", count, "Return number of occurrences of v in the array."),
    ("extend", "($self, bb, /)", extend, "Append items to the end of the array."),
    ("fromfile", "($self, f, n, /)", from_file, "Read n objects from the file object f and append them to the end of the array."),
    ("fromlist", "($self, list, /)", from_list, "Append items to array from list."),
    ("frombytes", "($self, buffer, /)", from_bytes_method, "Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method."),
    ("fromunicode", "($self, ustr, /)", from_unicode, "Extends this array with data from the unicode string ustr.\n\nThe array must be a unicode type array; otherwise a ValueError is raised.\nUse array.frombytes(ustr.encode(...)) to append Unicode data to an array of\nsome other type."),
    ("index", "($self, v, start=0, stop=sys.maxsize, /)", index, "Return index of first occurrence of v in the array.\n\nRaise ValueError if the value is not present."),
    ("insert", "($self, i, v, /)", insert, "Insert a new item v into the array before position i."),
    ("pop", "($self, i=-1, /)", pop, "Return the i-th element and delete it from the array.\n\ni defaults to -1."),
    ("remove", "($self, v, /)", remove, "Remove the first occurrence of v in the array."),
    ("reverse", "($self, /)", reverse, "Reverse the order of the items in the array."),
    ("tobytes", "($self, /)", to_bytes, "Convert the array to an array of machine values and return the bytes representation."),
    ("tofile", "($self, f, /)", to_file, "Write all items (as machine values) to the file object f."),
    ("tolist", "($self, /)", to_list, "Convert array to an ordinary list with the same items."),
    ("tounicode", "($self, /)", to_unicode, "Extends this array with data from the unicode string ustr.\n\nConvert the array to a unicode string.  The array must be a unicode type array;\notherwise a ValueError is raised.  Use array.tobytes().decode() to obtain a\nunicode string from an array of some other type."),
    ("__reduce_ex__", "($self, value, /)", reduce_ex, "Return state information for pickling."),
    ("__sizeof__", "($self, /)", |vm, args| {
        let size = expect(args.arg(0)).data.get(vm).capacity();
        Ok(vm.int(80 + size as i64))
    }, "Size of the array in memory, in bytes."),
    CLASS_GETITEM,
];

static ARRAY: TypeSpec = TypeSpec {
    module: "array",
    flags: flags::BASE | flags::SEQUENCE | flags::WEAKREF,
    doc: "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\ninitialized from the optional initializer value, which must be a list,\nstring or iterable over elements of the appropriate type.",
    new: Some((
        "__new__",
        "($type, typecode, initializer=<unrepresentable>, /)",
        new,
        "",
    )),
    methods: METHODS,
    wrappers: crate::object::buffer::READABLE,
    getset: &[
        (
            "typecode",
            |vm, v| Ok(vm.str_from_point(expect(v).code.letter as u32)),
            None,
            "the typecode character used to create the array",
        ),
        (
            "itemsize",
            |vm, v| Ok(vm.int(expect(v).code.size as i64)),
            None,
            "the size, in bytes, of one array item",
        ),
    ],
    slots: |slots| {
        slots.buffer.set(Some(&PROVIDER));
        slots.repr.set(Some(repr));
        slots.compare.set(Some(compare));
        slots.iter.set(Some(iter));
        slots.len.set(Some(|vm, v| Ok(expect(v).len(vm))));
        slots.get_item.set(Some(get_item));
        slots.set_item.set(Some(set_item));
        slots.contains.set(Some(|vm, v, item| {
            Ok(find(vm, expect(v), item, 0, usize::MAX)?.is_some())
        }));
        slots.binary[Operator::Add as usize].set(Some(add));
        slots.binary[Operator::Mul as usize].set(Some(multiply));
        slots.in_place[Operator::Add as usize].set(Some(add_in_place));
        slots.in_place[Operator::Mul as usize].set(Some(multiply_in_place));
    },
    ..TypeSpec::of::<Array>("array")
};

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\nnumbers.  Arrays are sequence types and behave very much like lists,\nexcept that the type of objects stored in them is constrained.",
    functions: &[(
        "_array_reconstructor",
        "(arraytype, typecode, mformat_code, items, /)",
        reconstruct,
        "Internal. Used for pickling support.",
    )],
    types: &[&ARRAY, &ITERATOR],
    init: |vm, module| {
        let letters: String = codes::CODES
            .iter()
            .map(|code| code.letter as char)
            .collect();
        let letters = vm.str(&letters);
        let name = vm.intern("typecodes");
        vm.set_attr(module, &name, &letters)?;
        let array = vm.class::<Array>().value().clone();
        let name = vm.intern("ArrayType");
        vm.set_attr(module, &name, &array)?;
        let abc = vm.import_module("collections.abc")?;
        let sequence = vm.attr(&abc, "MutableSequence")?;
        vm.call_method(&sequence, "register", &[array]).map(drop)
    },
    ..ModuleSpec::named("array")
};
