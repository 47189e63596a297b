//! Methods, attributes, subscripts and comparison of `memoryview`.

use super::{MemoryView, ViewLayout, contents, element, expect, from_object, make};
use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::native::{Bound, GetSetDef, NativeDef};
use crate::object::slice::Slice;
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::types::{Compare, Slots};
use crate::object::value::Value;
use crate::object::{Payload, Visitor, buffer, sequence};
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

pub(super) fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    from_object(vm, args.arg(1))
}

fn release(_: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    expect(args.arg(0)).release();
    Ok(Value::NONE)
}

fn enter(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    expect(args.arg(0)).object(vm)?;
    Ok(args.arg(0).clone())
}

fn tobytes(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let order = match args.opt(1).filter(|order| !order.is_none()) {
        Some(order) if !order.is_a::<Str>() => {
            let name = vm.type_name(order);
            return Err(vm.type_error(format!(
                "tobytes() argument 'order' must be str or None, not {name}"
            )));
        }
        Some(order) => vm.expect_text(order, "")?.into_owned(),
        None => "C".into(),
    };
    let layout = &expect(args.arg(0)).layout;
    let fortran = match order.as_str() {
        "C" => false,
        "F" => true,
        "A" => layout.is_f_contiguous() && !layout.is_c_contiguous(),
        _ => return Err(vm.value_error("order must be 'C', 'F' or 'A'")),
    };
    let data = contents(vm, args.arg(0))?;
    if !fortran || layout.shape.len() < 2 {
        return Ok(vm.bytes(data));
    }
    // Fortran order: the first index runs fastest.
    let strides = ViewLayout::c_strides(&layout.shape, layout.itemsize);
    let turned = ViewLayout {
        shape: layout.shape.iter().rev().copied().collect(),
        strides: strides.into_iter().rev().collect(),
        offset: 0,
        ..layout.clone()
    };
    let mut out = Vec::with_capacity(data.len());
    for offset in turned.offsets() {
        out.extend_from_slice(&data[offset..offset + layout.itemsize]);
    }
    Ok(vm.bytes(out))
}

fn hex(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let data = contents(vm, args.arg(0))?;
    crate::object::bytes::methods::hex_of(vm, &data, args)
}

fn unsupported(vm: &mut Vm, format: &str) -> crate::vm::Raised {
    vm.not_implemented_error(format!("memoryview: format {format} not supported"))
}

/// Elements as nested lists, axis by axis.
fn tolist(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let layout = expect(args.arg(0)).layout.clone();
    if element::size(&layout.format).is_none() {
        return Err(unsupported(vm, &layout.format));
    }
    let data = contents(vm, args.arg(0))?;
    let mut items: Vec<Value> = data
        .chunks_exact(layout.itemsize.max(1))
        .map(|chunk| element::unpack(vm, &layout.format, chunk))
        .collect();
    for &length in layout.shape.iter().skip(1).rev() {
        items = match length {
            0 => Vec::new(),
            _ => items
                .chunks(length)
                .map(|row| vm.list(row.to_vec()))
                .collect(),
        };
    }
    match layout.shape.is_empty() {
        true => Ok(items.pop().unwrap_or(Value::NONE)),
        false => Ok(vm.list(items)),
    }
}

fn toreadonly(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let view = expect(args.arg(0));
    let object = view.object(vm)?;
    let layout = ViewLayout {
        readonly: true,
        ..view.layout.clone()
    };
    Ok(view.derive(vm, object, layout))
}

fn cast(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let view = expect(args.arg(0));
    let object = view.object(vm)?;
    let Some(format) = args.arg(1).downcast::<Str>() else {
        let name = vm.type_name(args.arg(1));
        return Err(vm.type_error(format!("cast() argument 'format' must be str, not {name}")));
    };
    let format = format.text().into_owned();
    let layout = &view.layout;
    if !layout.is_c_contiguous() {
        return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let Some(itemsize) = element::size(&format) else {
        return Err(vm.value_error(
            "memoryview: destination format must be a native single character format prefixed with an optional '@'",
        ));
    };
    let is_byte =
        |format: &str| matches!(format.strip_prefix('@').unwrap_or(format), "b" | "B" | "c");
    if !is_byte(&layout.format) && !is_byte(&format) {
        return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let bytes = layout.bytes();
    if !bytes.is_multiple_of(itemsize) {
        return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let shape = match args.opt(2) {
        None => vec![bytes / itemsize],
        Some(shape) => {
            if !shape.is_a::<Tuple>() && !shape.is_a::<crate::object::list::List>() {
                return Err(vm.type_error("shape must be a list or a tuple"));
            }
            let mut lengths = Vec::new();
            for item in vm.collect(shape)? {
                if !vm.class_of(&item).is_subclass(vm, &vm.types().int) {
                    return Err(
                        vm.type_error("memoryview.cast(): elements of shape must be integers")
                    );
                }
                let length = vm.index_i64(&item)?;
                if length <= 0 {
                    return Err(
                        vm.value_error("memoryview.cast(): elements of shape must be integers > 0")
                    );
                }
                lengths.push(length as usize);
            }
            if lengths.len() > 64 {
                return Err(vm.value_error("memoryview: number of dimensions must not exceed 64"));
            }
            if lengths.len() > 1 && layout.shape.len() > 1 {
                return Err(vm.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
            }
            let product = lengths
                .iter()
                .try_fold(itemsize, |product, &length| product.checked_mul(length));
            if product != Some(bytes) {
                return Err(vm.type_error("memoryview: product(shape) * itemsize != buffer size"));
            }
            lengths
        }
    };
    let layout = ViewLayout {
        strides: ViewLayout::c_strides(&shape, itemsize),
        format,
        itemsize,
        shape,
        ..layout.clone()
    };
    Ok(view.derive(vm, object, layout))
}

/// What a key selects.
enum Place {
    Element(usize),
    View(ViewLayout),
}

fn locate(vm: &mut Vm, view: &MemoryView, key: &Value) -> Result<Place> {
    let layout = &view.layout;
    if let Some(slice) = key.downcast::<Slice>() {
        let Some(&length) = layout.shape.first() else {
            return Err(vm.type_error("invalid indexing of 0-dim memory"));
        };
        let span = slice.unpack(vm)?.adjust(length);
        let mut part = layout.clone();
        part.offset = layout
            .offset
            .saturating_add_signed(span.start as isize * layout.strides[0]);
        if span.count == 0 {
            part.offset = layout.offset;
        }
        part.shape[0] = span.count;
        part.strides[0] = layout.strides[0] * span.step as isize;
        return Ok(Place::View(part));
    }
    let indices: Vec<Value> = match key.downcast::<Tuple>() {
        Some(tuple)
            if !tuple.is_empty() && tuple.items().iter().all(|part| part.is_a::<Slice>()) =>
        {
            return Err(vm.not_implemented_error("multi-dimensional slicing is not implemented"));
        }
        Some(tuple) => tuple.items().to_vec(),
        None if key.raw() == crate::object::Raw::ELLIPSIS && layout.shape.is_empty() => {
            return Ok(Place::View(layout.clone()));
        }
        None if sequence::is_index(vm, key) => vec![key.clone()],
        None => return Err(vm.type_error("memoryview: invalid slice key")),
    };
    if layout.shape.is_empty() && !indices.is_empty() {
        return Err(vm.type_error("invalid indexing of 0-dim memory"));
    }
    if !key.is_a::<Tuple>() && layout.shape.len() > 1 {
        return Err(vm.not_implemented_error("multi-dimensional sub-views are not implemented"));
    }
    if indices.len() < layout.shape.len() {
        return Err(vm.not_implemented_error("sub-views are not implemented"));
    }
    if indices.len() > layout.shape.len() {
        let (given, axes) = (indices.len(), layout.shape.len());
        return Err(vm.type_error(format!(
            "cannot index {axes}-dimension view with {given}-element tuple"
        )));
    }
    let mut offset = layout.offset as isize;
    for (axis, index) in indices.iter().enumerate() {
        if !sequence::is_index(vm, index) {
            return Err(vm.type_error("memoryview: invalid slice key"));
        }
        let index = sequence::index_of_key(vm, index)?;
        let length = layout.shape[axis] as i64;
        let index = if index < 0 {
            index.saturating_add(length)
        } else {
            index
        };
        if !(0..length).contains(&index) {
            let axis = axis + 1;
            return Err(vm.index_error(format!("index out of bounds on dimension {axis}")));
        }
        offset += index as isize * layout.strides[axis];
    }
    Ok(Place::Element(offset as usize))
}

/// Where the element of a small index lies in a view of one dimension.
fn plain_offset(layout: &ViewLayout, key: &Value) -> Option<usize> {
    let index = key.as_small_int()?;
    let (&[length], &[stride]) = (&layout.shape[..], &layout.strides[..]) else {
        return None;
    };
    let index = if index < 0 {
        index + length as i64
    } else {
        index
    };
    let index = usize::try_from(index).ok().filter(|&at| at < length)?;
    layout.offset.checked_add_signed(index as isize * stride)
}

/// The element of a small index, in the usual case.
fn plain_item(vm: &mut Vm, view: &MemoryView, key: &Value) -> Option<Value> {
    let layout = &view.layout;
    let offset = plain_offset(layout, key)?;
    let size = element::size(&layout.format).filter(|&size| size == layout.itemsize)?;
    let mut few = [0; 8];
    {
        let object = view.object.borrow();
        let data = (view.provider.view)(vm, object.as_ref()?);
        few[..size].copy_from_slice(data.get(offset..offset + size)?);
    }
    Some(element::unpack(vm, &layout.format, &few[..size]))
}

/// Sets the byte of a small index, in the usual case.
fn plain_set(vm: &mut Vm, view: &MemoryView, key: &Value, item: &Value) -> Option<()> {
    let layout = &view.layout;
    if layout.format != "B" || layout.readonly {
        return None;
    }
    let byte = u8::try_from(item.as_small_int()?).ok()?;
    let offset = plain_offset(layout, key)?;
    let object = view.object.borrow();
    let data = (view.provider.view_mut)(vm, object.as_ref()?)?;
    *data.get_mut(offset)? = byte;
    Some(())
}

/// Sets a run of bytes to those of a bytes or bytearray of the same length, in the usual case.
fn plain_set_slice(vm: &mut Vm, view: &MemoryView, key: &Value, item: &Value) -> Option<()> {
    let layout = &view.layout;
    if layout.format != "B" || layout.readonly || layout.strides[..] != [1] {
        return None;
    }
    let span = key
        .downcast::<Slice>()?
        .unpack_plainly()?
        .adjust(layout.shape[0]);
    let object = view.object.borrow();
    let object = object.as_ref()?;
    // Not the object that the view is of: it would be borrowed twice.
    if span.step != 1 || item.is(object) {
        return None;
    }
    let few;
    let source: &[u8] = if let Some(bytes) = item.downcast::<Bytes>() {
        &bytes.data
    } else {
        few = item.downcast::<ByteArray>()?.data.get(vm).to_vec();
        &few
    };
    let start = layout.offset + span.start as usize;
    let target = (view.provider.view_mut)(vm, object)?;
    let target = target.get_mut(start..start + span.count)?;
    (target.len() == source.len()).then(|| target.copy_from_slice(source))
}

fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    let view = expect(value);
    if let Some(item) = plain_item(vm, view, key) {
        return Ok(item);
    }
    let object = view.object(vm)?;
    match locate(vm, view, key)? {
        Place::View(layout) => Ok(view.derive(vm, object, layout)),
        Place::Element(offset) => {
            // The key's `__index__` may have released the view.
            view.object(vm)?;
            let layout = &view.layout;
            if element::size(&layout.format).is_none() {
                return Err(unsupported(vm, &layout.format));
            }
            let data = (view.provider.view)(vm, &object);
            match data
                .get(offset..offset + layout.itemsize)
                .map(<[u8]>::to_vec)
            {
                Some(data) => Ok(element::unpack(vm, &layout.format, &data)),
                None => Err(vm.index_error("index out of bounds on dimension 1")),
            }
        }
    }
}

fn set_item(vm: &mut Vm, value: &Value, key: &Value, item: Option<&Value>) -> Result<()> {
    let view = expect(value);
    if let Some(item) = item
        && (plain_set(vm, view, key, item).is_some()
            || plain_set_slice(vm, view, key, item).is_some())
    {
        return Ok(());
    }
    let object = view.object(vm)?;
    if view.layout.readonly {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    let Some(item) = item else {
        return Err(vm.type_error("cannot delete memory"));
    };
    let place = locate(vm, view, key)?;
    view.object(vm)?;
    let layout = match place {
        Place::Element(offset) => {
            if element::size(&view.layout.format).is_none() {
                return Err(unsupported(vm, &view.layout.format));
            }
            let data = element::pack(vm, &view.layout.format, item)?;
            // What the item's `__index__` may have done.
            view.object(vm)?;
            if let Some(target) = (view.provider.view_mut)(vm, &object)
                && let Some(target) = target.get_mut(offset..offset + data.len())
            {
                target.copy_from_slice(&data);
            }
            return Ok(());
        }
        Place::View(layout) => layout,
    };
    if !buffer::is_buffer(vm, item) {
        let name = vm.type_name(item);
        let text = format!("a bytes-like object is required, not '{name}'");
        return Err(vm.type_error(text));
    }
    let source = from_object(vm, item)?;
    let theirs = &expect(&source).layout;
    if theirs.format.trim_start_matches('@') != layout.format.trim_start_matches('@')
        || theirs.shape != layout.shape
    {
        return Err(
            vm.value_error("memoryview assignment: lvalue and rvalue have different structures")
        );
    }
    let data = contents(vm, &source)?;
    let target = make(vm, object, view.provider, layout);
    super::write(vm, &target, 0, &data)?;
    Ok(())
}

fn len(vm: &mut Vm, value: &Value) -> Result<usize> {
    let view = expect(value);
    view.object(vm)?;
    match view.layout.shape.first() {
        Some(&length) => Ok(length),
        None => Err(vm.type_error("0-dim memory has no length")),
    }
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    if !matches!(operator, Compare::Eq | Compare::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let answer = |equal: bool| Value::bool(equal == (operator == Compare::Eq));
    for side in [left, right] {
        if let Some(view) = side.downcast::<MemoryView>()
            && view.object.borrow().is_none()
        {
            return Ok(answer(left.is(right)));
        }
        if !buffer::is_buffer(vm, side) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
    }
    let (a, b) = (from_object(vm, left)?, from_object(vm, right)?);
    let (mine, theirs) = (&expect(&a).layout, &expect(&b).layout);
    if mine.shape != theirs.shape {
        return Ok(answer(false));
    }
    let (x, y) = (contents(vm, &a)?, contents(vm, &b)?);
    if mine.format == theirs.format && !matches!(mine.format.as_str(), "f" | "d" | "e") {
        return Ok(answer(x == y));
    }
    if element::size(&mine.format).is_none() || element::size(&theirs.format).is_none() {
        return Ok(answer(false));
    }
    for (x, y) in x
        .chunks_exact(mine.itemsize)
        .zip(y.chunks_exact(theirs.itemsize))
    {
        let (x, y) = (
            element::unpack(vm, &mine.format, x),
            element::unpack(vm, &theirs.format, y),
        );
        if !vm.compare_bool(&x, &y, Compare::Eq)? {
            return Ok(answer(false));
        }
    }
    Ok(answer(true))
}

fn hash(vm: &mut Vm, value: &Value) -> Result<i64> {
    let view = expect(value);
    if let Some(known) = view.hash.get() {
        return Ok(known);
    }
    let object = view.object(vm)?;
    if !view.layout.readonly {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    if !matches!(view.layout.format.as_str(), "B" | "b" | "c") {
        return Err(vm.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    vm.hash(&object)?;
    let data = contents(vm, value)?;
    let hash = vm.hash_bytes(&data);
    view.hash.set(Some(hash));
    Ok(hash)
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let what = match expect(value).object.borrow().is_some() {
        true => "memory",
        false => "released memory",
    };
    Ok(vm.str(&format!("<{what} at {:#x}>", value.raw().0)))
}

macro_rules! attributes {
    ($($name:literal, $doc:literal: $read:expr;)*) => {&[$((
        $name,
        |vm, value| {
            let view = expect(value);
            let object = view.object(vm)?;
            let read: fn(&mut Vm, &ViewLayout, Value) -> Value = $read;
            Ok(read(vm, &view.layout, object))
        },
        None,
        $doc,
    ),)*]};
}
fn numbers(vm: &mut Vm, numbers: impl Iterator<Item = i64>) -> Value {
    let items = numbers.map(|number| vm.int(number)).collect();
    vm.tuple(items)
}
pub(super) static GETSET: &[GetSetDef] = attributes! {
    "obj", "The underlying object of the memoryview.": |_, _, object| object;
    "nbytes", "The amount of space in bytes that the array would use in\n a contiguous representation.": |vm, layout, _| vm.int(layout.bytes() as i64);
    "readonly", "A bool indicating whether the memory is read only.": |_, layout, _| Value::bool(layout.readonly);
    "itemsize", "The size in bytes of each element of the memoryview.": |vm, layout, _| vm.int(layout.itemsize as i64);
    "format", "A string containing the format (in struct module style)\n for each element in the view.": |vm, layout, _| vm.str(&layout.format);
    "ndim", "An integer indicating how many dimensions of a multi-dimensional\n array the memory represents.": |vm, layout, _| vm.int(layout.shape.len() as i64);
    "shape", "A tuple of ndim integers giving the shape of the memory\n as an N-dimensional array.": |vm, layout, _| numbers(vm, layout.shape.iter().map(|&n| n as i64));
    "strides", "A tuple of ndim integers giving the size in bytes to access\n each element for each dimension of the array.": |vm, layout, _| numbers(vm, layout.strides.iter().map(|&n| n as i64));
    "suboffsets", "A tuple of integers used internally for PIL-style arrays.": |vm, _, _| vm.tuple(vec![]);
    "c_contiguous", "A bool indicating whether the memory is C contiguous.": |_, layout, _| Value::bool(layout.is_c_contiguous());
    "f_contiguous", "A bool indicating whether the memory is Fortran contiguous.": |_, layout, _| Value::bool(layout.is_f_contiguous());
    "contiguous", "A bool indicating whether the memory is contiguous.": |_, layout, _| Value::bool(layout.is_c_contiguous() || layout.is_f_contiguous());
};

pub(super) static METHODS: &[NativeDef] = &[
    (
        "release",
        "($self, /)",
        release,
        "Release the underlying buffer exposed by the memoryview object.",
    ),
    (
        "tobytes",
        "($self, /, order='C')",
        tobytes,
        "Return the data in the buffer as a byte string.",
    ),
    (
        "hex",
        "($self, /, sep=<unrepresentable>, bytes_per_sep=1)",
        hex,
        "Return the data in the buffer as a str of hexadecimal numbers.",
    ),
    (
        "tolist",
        "($self, /)",
        tolist,
        "Return the data in the buffer as a list of elements.",
    ),
    (
        "cast",
        "($self, /, format, shape=<unrepresentable>)",
        cast,
        "Cast a memoryview to a new format or shape.",
    ),
    (
        "toreadonly",
        "($self, /)",
        toreadonly,
        "Return a readonly version of the memoryview.",
    ),
    ("__enter__", "($self, /)", enter, ""),
    (
        "_from_flags",
        "($type, /, object, flags)",
        |vm, args| {
            vm.index_i64(args.arg(2))?;
            super::from_object(vm, args.arg(1))
        },
        "Create a new memoryview object which references the given object.",
    ),
    (
        "__exit__",
        "($self, /, *exc_info)",
        release,
        "Release the underlying buffer exposed by the memoryview object.",
    ),
];

pub(super) fn fill(slots: &Slots) {
    slots.repr.set(Some(repr));
    slots.hash.set(Some(hash));
    slots.compare.set(Some(compare));
    slots.len.set(Some(len));
    slots.get_item.set(Some(get_item));
    slots.set_item.set(Some(set_item));
    slots.iter.set(Some(|vm, value| {
        let view = expect(value);
        view.object(vm)?;
        if view.layout.shape.is_empty() {
            return Err(vm.type_error("invalid indexing of 0-dim memory"));
        }
        if view.layout.shape.len() > 1 {
            return Err(vm.not_implemented_error("multi-dimensional sub-views are not implemented"));
        }
        Ok(vm.object(ViewIter {
            view: value.clone(),
            position: Cell::new(0),
        }))
    }));
}

/// Iterator over a view of one dimension.
pub struct ViewIter {
    view: Value,
    position: Cell<usize>,
}

impl Payload for ViewIter {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.view);
    }
}

pub(super) static ITERATOR: TypeSpec = TypeSpec {
    flags: 0,
    slots: |slots| {
        slots.iter.set(Some(|_, value| Ok(value.clone())));
        slots.next.set(Some(|vm, value| {
            let this = value.downcast::<ViewIter>().expect("a view's iterator");
            let at = this.position.get();
            if at >= len(vm, &this.view)? {
                return Ok(None);
            }
            this.position.set(at + 1);
            let key = vm.int(at as i64);
            get_item(vm, &this.view, &key).map(Some)
        }));
    },
    ..TypeSpec::of::<ViewIter>("memory_iterator")
};
