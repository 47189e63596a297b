"""Create and manipulate C data types in Python; gillie loads no C libraries.

What `ctypes` does with data is here: simple types, arrays, structures, unions
and pointers to such, laid out in bytes as a C compiler does it. What needs
real addresses is not: a library that is opened raises OSError, as one does
that cannot be found, which is what programs are ready for; `pythonapi` and
`addressof` are missing, as there is no C API behind them.

An object of a C type (`_Data`) is a place in a block of memory (`_Block`): the
bytes, and beside them the Python objects that pointers in these bytes stand
for. The bytes of a pointer are a number without meaning that differs from 0.
Layouts follow CPython's Modules/_ctypes for x86-64 and AArch64 Linux.
"""

import struct as _struct
import sys as _sys
import types as _types

__version__ = "1.1.0"

DEFAULT_MODE = RTLD_LOCAL = 0
RTLD_GLOBAL = 256
SIZEOF_TIME_T = 8


class ArgumentError(Exception):
    pass


class _Block:
    """Memory, and the objects that the pointers in it point to, by offset."""

    __slots__ = ("view", "objects")

    def __init__(self, view):
        self.view = view
        self.objects = {}


class _DataType(type):
    """The type of C types: they make arrays by `*`."""

    def __mul__(cls, length):
        return _array_type(cls, length)

    __rmul__ = __mul__

    def _at(cls, block, offset, base=None):
        """The object of this type that lies at offset."""
        self = cls.__new__(cls)
        self.__dict__["_block"] = block
        self.__dict__["_offset"] = offset
        self.__dict__["_b_base_"] = base
        return self

    def from_buffer(cls, source, offset=0, /):
        """C.from_buffer(object, offset=0) -> C instance: share memory."""
        view = memoryview(source)
        if view.readonly:
            raise TypeError("underlying buffer is not writable")
        _within(cls, view, offset)
        if isinstance(source, _Data):
            return cls._at(source._block, source._offset + offset, source)
        return cls._at(_Block(view.cast("B")), offset)

    def from_buffer_copy(cls, source, offset=0, /):
        """C.from_buffer_copy(object, offset=0) -> C instance: copy memory."""
        view = memoryview(source)
        _within(cls, view, offset)
        data = bytearray(view.cast("B")[offset : offset + cls._size_])
        return cls._at(_Block(memoryview(data)), 0)

    def from_address(cls, address, /):
        raise NotImplementedError("gillie gives no access to memory by address")

    def in_dll(cls, library, name, /):
        raise OSError("gillie loads no shared libraries")

    def from_param(cls, value, /):
        """Convert a Python object into a function call parameter."""
        if isinstance(value, cls):
            return value
        if isinstance(value, _Reference) and issubclass(cls, _Pointer):
            return value
        if issubclass(cls, _SimpleCData):
            return cls(value)
        raise TypeError(
            f"expected {cls.__name__} instance instead of {type(value).__name__}"
        )


def _within(cls, view, offset):
    if offset < 0:
        raise ValueError("offset cannot be negative")
    if not view.c_contiguous:
        raise TypeError("underlying buffer is not C contiguous")
    if view.nbytes < cls._size_ + offset:
        raise ValueError(
            f"Buffer size too small ({view.nbytes} instead of at least {cls._size_ + offset} bytes)"
        )


class _Data(metaclass=_DataType):
    """What all C data have in common."""

    _b_base_ = None

    def _make(self):
        # An object that is initialised again, or shares memory, keeps it.
        if "_block" in self.__dict__:
            return
        self.__dict__["_block"] = _Block(memoryview(bytearray(self._size_)))
        self.__dict__["_offset"] = 0

    def __buffer__(self, flags):
        return self._block.view[self._offset : self._offset + self._size_]

    def _bytes(self):
        return self._block.view[self._offset : self._offset + self._size_]

    def _copy_from(self, other):
        """Take the contents of another object of this size."""
        self._bytes()[:] = bytes(other._bytes())
        for at in range(self._size_):
            there = other._block.objects.get(other._offset + at)
            if there is not None:
                self._block.objects[self._offset + at] = there

    # What an array or a structure that holds one gives and takes.
    def _read(self):
        return self

    def _write(self, value):
        if not isinstance(value, type(self)):
            raise TypeError(
                f"incompatible types, {type(value).__name__} instance instead of {type(self).__name__} instance"
            )
        self._copy_from(value)

    def __reduce_ex__(self, protocol):
        if self._block.objects:
            raise ValueError("ctypes objects containing pointers cannot be pickled")
        return _again, (type(self), bytes(self._bytes()))

    __hash__ = object.__hash__


def _again(cls, data):
    return cls.from_buffer_copy(data)


_CODES = {
    "c": "c", "b": "b", "B": "B", "?": "?", "h": "h", "H": "H", "i": "i", "I": "I",
    "l": "q", "L": "Q", "q": "q", "Q": "Q", "f": "f", "d": "d", "g": "d",
    "u": "I", "z": "Q", "Z": "Q", "P": "Q", "O": "Q", "v": "h",
}  # fmt: skip
_WHOLE = frozenset("bBhHiIlLqQ")
_ORDER = "<" if _sys.byteorder == "little" else ">"


class _SimpleType(_DataType):
    def __new__(meta, name, bases, namespace, /, **keywords):
        cls = super().__new__(meta, name, bases, namespace, **keywords)
        code = getattr(cls, "_type_", None)
        if bases == (_Data,) and code is None:
            return cls
        if code is None:
            raise AttributeError("class must define a '_type_' attribute")
        if not isinstance(code, str):
            raise TypeError("class must define a '_type_' string attribute")
        if code not in _CODES:
            raise AttributeError(
                "class must define a '_type_' attribute which must be\n"
                "a single character string containing one of '" + "".join(_CODES) + "'."
            )
        order = getattr(cls, "_order", _ORDER)
        cls._struct = _struct.Struct(order + _CODES[code])
        cls._size_ = 16 if code == "g" else cls._struct.size
        cls._align_ = cls._size_
        if "_order" not in namespace and code in "hHiIlLqQfd" and order == _ORDER:
            foreign = name + ("_be" if order == "<" else "_le")
            swapped = _SimpleType(foreign, bases, {**namespace, "_order": "><"[order == ">"]})
            little, big = (cls, swapped) if order == "<" else (swapped, cls)
            for each in (cls, swapped):
                each.__ctype_le__, each.__ctype_be__ = little, big
        elif cls._size_ == 1:
            cls.__ctype_le__ = cls.__ctype_be__ = cls
        return cls


class _SimpleCData(_Data, metaclass=_SimpleType):
    """A number, a character, a pointer to bytes: one `value`."""

    def __new__(cls, *args, **kwargs):
        if not hasattr(cls, "_size_"):
            raise TypeError("abstract class")
        return object.__new__(cls)

    def __init__(self, value=None, /):
        self._make()
        if value is not None:
            self.value = value

    @property
    def value(self):
        """current value"""
        (raw,) = self._struct.unpack_from(self._block.view, self._offset)
        code = self._type_
        if code in "zZPO":
            if not raw:
                if code == "O":
                    raise ValueError("PyObject is NULL")
                return None
            kept = self._block.objects.get(self._offset)
            if code == "P":
                return raw
            if kept is None:
                raise ValueError("gillie gives no access to memory by address")
            return kept[0]
        if code == "u":
            return chr(raw)
        return raw

    @value.setter
    def value(self, value):
        code, objects = self._type_, self._block.objects
        if code in _WHOLE:
            if not isinstance(value, int):
                # As PyNumber_Index does, but for floats, which C's casts take not either.
                raise TypeError("an integer is required" if not hasattr(value, "__index__")
                                else "int expected instead of %s instance" % type(value).__name__)
            bits = 8 * self._size_
            value = int(value) & (1 << bits) - 1
            if code.islower() and value >> bits - 1:
                value -= 1 << bits
        elif code in "fdg":
            if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            value = float(value)
        elif code == "c":
            if isinstance(value, int) and 0 <= value < 256:
                value = bytes((value,))
            if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                raise TypeError(
                    "one character bytes, bytearray or integer expected"
                )
            value = bytes(value)
        elif code == "u":
            if not isinstance(value, str):
                raise TypeError(f"a unicode character expected, not instance of {type(value).__name__}")
            if len(value) != 1:
                raise TypeError(f"a unicode character expected, not a string of length {len(value)}")
            value = ord(value)
        elif code == "?":
            value = bool(value)
        elif code == "v":
            value = -1 if value else 0
        else:
            objects.pop(self._offset, None)
            if code == "O":
                kept, value = (value,), id(value) or 1
                objects[self._offset] = kept
            elif value is None:
                value = 0
            elif code == "P":
                if not isinstance(value, int):
                    raise TypeError("cannot be converted to pointer")
                value &= (1 << 64) - 1
            else:
                wanted = bytes if code == "z" else str
                if not isinstance(value, wanted):
                    if isinstance(value, int):
                        raise ValueError("gillie gives no access to memory by address")
                    what = "bytes" if code == "z" else "unicode string"
                    raise TypeError(
                        f"{what} or integer address expected instead of {type(value).__name__} instance"
                    )
                kept = value.partition(b"\0" if code == "z" else "\0")[0]
                objects[self._offset] = (kept,)
                value = id(kept)
        self._struct.pack_into(self._block.view, self._offset, value)

    def _read(self):
        # A type derived from a simple one is given as it is, as CPython does.
        return self.value if type(self).__base__ is _SimpleCData else self

    def _write(self, value):
        if isinstance(value, type(self)):
            self._copy_from(value)
        else:
            self.value = value

    def __bool__(self):
        return any(self._bytes())

    def __repr__(self):
        if type(self).__base__ is not _SimpleCData:
            return f"<{type(self).__name__} object at {id(self):#x}>"
        if self._type_ == "O":
            try:
                return f"{type(self).__name__}({self.value!r})"
            except ValueError:
                return f"{type(self).__name__}(<NULL>)"
        return f"{type(self).__name__}({self.value!r})"


def _simple(name, code):
    return _SimpleType(name, (_SimpleCData,), {"_type_": code, "__module__": "ctypes"})


py_object = _simple("py_object", "O")
c_short, c_ushort = _simple("c_short", "h"), _simple("c_ushort", "H")
c_int, c_uint = _simple("c_int", "i"), _simple("c_uint", "I")
c_long, c_ulong = _simple("c_long", "l"), _simple("c_ulong", "L")
c_longlong, c_ulonglong = c_long, c_ulong
c_float, c_double = _simple("c_float", "f"), _simple("c_double", "d")
c_longdouble = _simple("c_longdouble", "g")
c_byte, c_ubyte = _simple("c_byte", "b"), _simple("c_ubyte", "B")
c_char, c_wchar = _simple("c_char", "c"), _simple("c_wchar", "u")
c_char_p, c_wchar_p = _simple("c_char_p", "z"), _simple("c_wchar_p", "Z")
c_void_p = c_voidp = _simple("c_void_p", "P")
c_bool = _simple("c_bool", "?")
c_size_t, c_ssize_t = c_ulong, c_long
c_int8, c_int16, c_int32, c_int64 = c_byte, c_short, c_int, c_long
c_uint8, c_uint16, c_uint32, c_uint64 = c_ubyte, c_ushort, c_uint, c_ulong
c_time_t = c_int64


class _ArrayType(_DataType):
    def __new__(meta, name, bases, namespace, /, **keywords):
        cls = super().__new__(meta, name, bases, namespace, **keywords)
        if bases == (_Data,):
            return cls
        length, element = getattr(cls, "_length_", None), getattr(cls, "_type_", None)
        if length is None:
            raise AttributeError("class must define a '_length_' attribute")
        if not isinstance(length, int):
            raise TypeError("The '_length_' attribute must be an integer")
        if length < 0:
            raise ValueError("The '_length_' attribute must not be negative")
        if element is None:
            raise AttributeError("class must define a '_type_' attribute")
        cls._size_ = length * element._size_
        cls._align_ = element._align_
        return cls


class Array(_Data, metaclass=_ArrayType):
    """Abstract base class for arrays."""

    def __new__(cls, *args, **kwargs):
        if cls is Array:
            raise TypeError("abstract class")
        return object.__new__(cls)

    def __init__(self, *values):
        self._make()
        if len(values) > self._length_:
            raise IndexError("invalid index")
        for at, value in enumerate(values):
            self[at] = value

    def __len__(self):
        return self._length_

    def _place(self, index):
        index = index.__index__()
        if index < 0:
            index += self._length_
        if not 0 <= index < self._length_:
            raise IndexError("invalid index")
        cls = self._type_
        return cls._at(self._block, self._offset + index * cls._size_, self)

    def _numbers(self):
        """The items as a view of native numbers, or None: seen so they need no objects."""
        element, items = self._type_, None
        if element.__base__ is _SimpleCData and element._type_ in "bBhHiIlLqQfd":
            if not hasattr(element, "_order") and self._size_:
                items = self._bytes().cast(element._type_)
        self.__dict__["_items"] = items
        return items

    def __getitem__(self, index):
        try:
            items = self.__dict__["_items"]
        except KeyError:
            items = self._numbers()
        if items is not None:
            if isinstance(index, slice):
                return items[index].tolist()
            try:
                return items[index]
            except IndexError:
                raise IndexError("invalid index") from None
        if isinstance(index, slice):
            got = [self[at] for at in range(*index.indices(self._length_))]
            code = getattr(self._type_, "_type_", None)
            if code == "c":
                return b"".join(got)
            return "".join(got) if code == "u" else got
        return self._place(index)._read()

    def __setitem__(self, index, value):
        if type(value) in (int, float) and type(index) is int:
            # What does not fit is done the long way, which cuts it off.
            try:
                items = self.__dict__["_items"]
                if items is not None:
                    items[index] = value
                    return
            except (KeyError, ValueError, TypeError):
                pass
            except IndexError:
                raise IndexError("invalid index") from None
        if isinstance(index, slice):
            places = range(*index.indices(self._length_))
            if len(value) != len(places):
                raise ValueError("Can only assign sequence of same size")
            for at, each in zip(places, value):
                self[at] = each
            return
        place = self._place(index)
        if isinstance(value, tuple) and isinstance(place, (Structure, Union, Array)):
            value = type(place)(*value)
        place._write(value)

    def __delitem__(self, index):
        raise TypeError("Array does not support item deletion")

    def __iter__(self):
        for at in range(self._length_):
            yield self[at]

    def _characters(self):
        return getattr(self._type_, "_type_", None)

    def __getattr__(self, name):
        if name == "value" and self._characters() == "c":
            return bytes(self._bytes()).partition(b"\0")[0]
        if name == "raw" and self._characters() == "c":
            return bytes(self._bytes())
        if name == "value" and self._characters() == "u":
            return "".join(self[:]).partition("\0")[0]
        raise AttributeError(
            f"'{type(self).__name__}' object has no attribute '{name}'",
            name=name,
            obj=self,
        )

    def __setattr__(self, name, value):
        code = self._characters()
        if name in ("value", "raw") and code == "c":
            value = bytes(memoryview(value)) if name == "raw" else value
            if not isinstance(value, bytes):
                raise TypeError(f"bytes expected instead of {type(value).__name__} instance")
            if len(value) > self._length_:
                raise ValueError("byte string too long")
            end = b"\0" if name == "value" and len(value) < self._length_ else b""
            self._bytes()[: len(value) + len(end)] = value + end
        elif name == "value" and code == "u":
            if not isinstance(value, str):
                raise TypeError(f"unicode string expected instead of {type(value).__name__} instance")
            if len(value) > self._length_:
                raise ValueError("string too long")
            for at, each in enumerate(value + "\0" * (len(value) < self._length_)):
                self[at] = each
        else:
            super().__setattr__(name, value)

    def _write(self, value):
        code = self._characters()
        if code in ("c", "u") and isinstance(value, (bytes, str)):
            self.value = value
        elif isinstance(value, tuple):
            self._copy_from(type(self)(*value))
        else:
            super()._write(value)

    def _read(self):
        return self.value if self._characters() in ("c", "u") else self

    __class_getitem__ = classmethod(_types.GenericAlias)


_array_types = {}


def _array_type(element, length):
    if not isinstance(length, int):
        raise TypeError(f"can't multiply sequence by non-int of type '{type(length).__name__}'")
    if length < 0:
        raise ValueError("Array length must be >= 0, not %d" % length)
    try:
        return _array_types[element, length]
    except KeyError:
        name = f"{element.__name__}_Array_{length}"
        made = _ArrayType(name, (Array,), {"_length_": length, "_type_": element, "__module__": element.__module__})
        return _array_types.setdefault((element, length), made)


def ARRAY(typ, len):
    return typ * len


class CField:
    """Where a structure's field lies."""

    def __init__(self, name, type, offset, bits=None, shift=0):
        self.name, self.type, self.offset = name, type, offset
        self.byte_offset, self.byte_size = offset, type._size_
        self.is_bitfield = bits is not None
        self.bit_size = bits if bits is not None else 8 * type._size_
        self.bit_offset = shift
        self.size = bits << 16 | shift if bits is not None else type._size_
        self.is_anonymous = False

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        place = self.type._at(instance._block, instance._offset + self.offset, instance)
        if not self.is_bitfield:
            return place._read()
        value = place.value >> self.bit_offset & (1 << self.bit_size) - 1
        signed = self.type._type_.islower()
        return value - (1 << self.bit_size) if signed and value >> self.bit_size - 1 else value

    def __set__(self, instance, value):
        place = self.type._at(instance._block, instance._offset + self.offset, instance)
        if self.is_bitfield:
            mask = (1 << self.bit_size) - 1 << self.bit_offset
            value = place.value & ~mask | int(value) << self.bit_offset & mask
        elif isinstance(value, tuple) and isinstance(place, (Structure, Union)):
            value = self.type(*value)
        place._write(value)

    def __repr__(self):
        if self.is_bitfield:
            return f"<Field type={self.type.__name__}, ofs={self.offset}:{self.bit_offset}, bits={self.bit_size}>"
        return f"<Field type={self.type.__name__}, ofs={self.offset}, size={self.size}>"


class _StructType(_DataType):
    def __new__(meta, name, bases, namespace, /, **keywords):
        cls = super().__new__(meta, name, bases, namespace, **keywords)
        cls._size_ = getattr(cls, "_size_", 0)
        cls._align_ = getattr(cls, "_align_", 1)
        if "_fields_" in namespace:
            cls._lay_out(namespace["_fields_"])
        return cls

    def __setattr__(cls, name, value):
        if name == "_fields_":
            if "_laid_out" in cls.__dict__:
                raise AttributeError("_fields_ is final")
            cls._lay_out(value)
        super().__setattr__(name, value)

    def _lay_out(cls, fields):
        union = issubclass(cls, Union)
        pack = getattr(cls, "_pack_", None)
        swap = getattr(cls, "_swapped", None)
        size = cls.__base__._size_ if not union else 0
        align, whole = max(cls.__base__._align_, getattr(cls, "_align_", 1)), size
        names, unit = [], None
        for field in fields:
            if not isinstance(field, tuple) or len(field) not in (2, 3):
                raise TypeError("_fields_ must be a sequence of (name, C type) pairs")
            name, kind = field[:2]
            if not isinstance(name, str) or not isinstance(kind, _DataType):
                raise TypeError("second item in _fields_ tuple (index %d) must be a C type" % len(names))
            if swap:
                kind = _swapped_type(kind, swap)
            step = min(kind._align_, pack) if pack else kind._align_
            align = max(align, step)
            if len(field) == 3:
                bits = field[2]
                if getattr(kind, "_type_", None) not in _WHOLE | {"?"}:
                    raise TypeError(f"bit fields not allowed for type {kind.__name__}")
                if not 0 < bits <= 8 * kind._size_:
                    raise ValueError(f"number of bits invalid for bit field {name!r}")
                # As GCC: a field lies in a unit of its type, from the first free bit on.
                free = 0 if union else unit if unit is not None else 8 * size
                width = 8 * kind._size_
                if free // width != (free + bits - 1) // width:
                    free += -free % width
                offset, shift = free // width * kind._size_, free % width
                made = CField(name, kind, offset, bits, shift)
                unit = free + bits
                end = -(-unit // 8)
            else:
                offset = 0 if union else size + -size % step
                made = CField(name, kind, offset)
                unit, end = None, offset + kind._size_
            setattr(cls, name, made)
            names.append(name)
            whole = max(whole, end)
            if not union:
                size = max(size, end)
        cls._align_ = align
        cls._size_ = whole + -whole % align
        cls._own = names
        cls._laid_out = True
        for name in getattr(cls, "_anonymous_", ()):
            inner = getattr(cls, name)
            for each in inner.type._all():
                field = getattr(inner.type, each)
                shown = CField(each, field.type, inner.offset + field.offset,
                               field.bit_size if field.is_bitfield else None, field.bit_offset)
                setattr(cls, each, shown)

    def _all(cls):
        names = []
        for base in reversed(cls.__mro__):
            names += base.__dict__.get("_own", ())
        return names


class _Composite(_Data, metaclass=_StructType):
    def __new__(cls, *args, **kwargs):
        if cls in (Structure, Union):
            raise TypeError("abstract class")
        return object.__new__(cls)

    def __init__(self, *args, **kwargs):
        self._make()
        names = type(self)._all()
        if len(args) > len(names):
            raise TypeError("too many initializers")
        for name, value in zip(names, args):
            if name in kwargs:
                raise TypeError(f"duplicate values for field {name!r}")
            setattr(self, name, value)
        for name, value in kwargs.items():
            setattr(self, name, value)


class Structure(_Composite):
    """Structure base class"""


class Union(_Composite):
    """Union base class"""


def _swapped_type(kind, order):
    other = getattr(kind, order, None)
    if other is not None:
        return other
    if issubclass(kind, Array):
        return _swapped_type(kind._type_, order) * kind._length_
    if issubclass(kind, (Structure, Union)):
        return kind
    raise TypeError(f"This type does not support other endian: {kind}")


class BigEndianStructure(Structure):
    """Structure with big endian byte order"""

    __slots__ = ()
    _swapped = "__ctype_be__"


class LittleEndianStructure(Structure):
    """Structure with little endian byte order"""

    __slots__ = ()
    _swapped = "__ctype_le__"


class BigEndianUnion(Union):
    """Union with big endian byte order"""

    __slots__ = ()
    _swapped = "__ctype_be__"


class LittleEndianUnion(Union):
    """Union with little endian byte order"""

    __slots__ = ()
    _swapped = "__ctype_le__"


class _PointerType(_DataType):
    def set_type(cls, kind):
        cls._type_ = kind


class _Pointer(_Data, metaclass=_PointerType):
    """A pointer: what it points to is kept beside its bytes."""

    _size_ = _align_ = 8
    _struct = _struct.Struct("Q")

    def __new__(cls, *args, **kwargs):
        if not hasattr(cls, "_type_"):
            raise TypeError("Cannot create instance: has no _type_")
        return object.__new__(cls)

    def __init__(self, target=None, /):
        self._make()
        if target is not None:
            self.contents = target

    def _target(self):
        kept = self._block.objects.get(self._offset)
        if kept is None or not self:
            raise ValueError("NULL pointer access")
        return kept

    def __bool__(self):
        return any(self._bytes())

    @property
    def contents(self):
        """the object this pointer points to (read-write)"""
        return self._place(0)

    @contents.setter
    def contents(self, target):
        if not isinstance(target, self._type_):
            raise TypeError(f"expected {self._type_.__name__} instead of {type(target).__name__}")
        self._point(target)

    def _point(self, target):
        self._block.objects[self._offset] = target
        self._struct.pack_into(self._block.view, self._offset, id(target))

    def _place(self, index):
        target, cls = self._target(), self._type_
        if index == 0 and type(target) is cls:
            return target
        at = target._offset + index * cls._size_
        if at < 0 or at + cls._size_ > len(target._block.view):
            raise ValueError("gillie's pointers do not leave the object they point into")
        return cls._at(target._block, at, target)

    def __getitem__(self, index):
        if isinstance(index, slice):
            if index.stop is None:
                raise ValueError("slice stop is required")
            got = [self[at] for at in range(index.start or 0, index.stop, index.step or 1)]
            code = getattr(self._type_, "_type_", None)
            if code == "c":
                return b"".join(got)
            return "".join(got) if code == "u" else got
        return self._place(index)._read()

    def __setitem__(self, index, value):
        self._place(index)._write(value)

    def _write(self, value):
        if value is None:
            self._block.objects.pop(self._offset, None)
            self._struct.pack_into(self._block.view, self._offset, 0)
        elif isinstance(value, Array) and value._type_ is self._type_:
            self._point(value)
        elif isinstance(value, _Pointer) and value._type_ is self._type_:
            self._copy_from(value)
        else:
            raise TypeError(f"expected {type(self).__name__} instance, got {type(value).__name__}")


_pointer_types = {}


def POINTER(cls):
    """Create and return a new ctypes pointer type.

    Pointer types are cached and reused internally,
    so calling this function repeatedly is cheap."""
    if cls is None:
        return c_void_p
    try:
        return _pointer_types[cls]
    except KeyError:
        pass
    if isinstance(cls, str):
        made = _PointerType(f"LP_{cls}", (_Pointer,), {})
    elif isinstance(cls, type):
        made = _PointerType(f"LP_{cls.__name__}", (_Pointer,), {"_type_": cls})
    else:
        raise TypeError("must have a ctypes type")
    return _pointer_types.setdefault(cls, made)


def pointer(obj):
    """Create a new pointer instance, pointing to 'obj'."""
    return POINTER(type(obj))(obj)


class _Reference:
    """What byref() gives: a pointer for a call only."""

    def __init__(self, obj, offset):
        self._obj, self._offset = obj, offset


def byref(obj, offset=0, /):
    """Return a pointer lookalike to a C instance, only usable as function argument."""
    if not isinstance(obj, _Data):
        raise TypeError(f"byref() argument must be a ctypes instance, not '{type(obj).__name__}'")
    return _Reference(obj, offset)


def sizeof(obj, /):
    """Return the size in bytes of a C instance."""
    size = getattr(obj, "_size_", None)
    if size is None or not isinstance(obj, (_Data, _DataType)):
        raise TypeError("this type has no size")
    return size


def alignment(obj, /):
    """Return the alignment requirements of a C instance."""
    if not isinstance(obj, (_Data, _DataType)):
        raise TypeError("no alignment info")
    return obj._align_


def addressof(obj, /):
    """Return the address of the C instance internal buffer."""
    raise NotImplementedError("gillie's objects have no addresses")


def resize(obj, size, /):
    """Resize the memory buffer of a ctypes instance."""
    if size < type(obj)._size_:
        raise ValueError(f"minimum size is {type(obj)._size_}")
    data = bytearray(size)
    data[: obj._size_] = obj._bytes()
    obj._block.view = memoryview(data)
    obj.__dict__.pop("_items", None)
    obj.__dict__["_size_"] = size


def cast(obj, typ):
    """Look at what obj points to as another type."""
    if isinstance(obj, _Pointer):
        obj = obj._target() if obj else None
    elif isinstance(obj, _Reference):
        obj = obj._obj
    elif isinstance(obj, _SimpleCData) and obj._type_ == "P":
        obj = obj._block.objects.get(obj._offset)
    elif isinstance(obj, _SimpleCData) and obj._type_ == "z":
        obj = create_string_buffer(obj.value) if obj.value is not None else None
    elif isinstance(obj, bytes):
        obj = create_string_buffer(obj)
    if isinstance(obj, int):
        raise ValueError("gillie gives no access to memory by address")
    made = typ()
    if obj is None:
        return made
    if isinstance(made, _Pointer):
        made._point(obj)
    elif isinstance(made, _SimpleCData) and made._type_ == "P":
        made.value = id(obj)
        made._block.objects[0] = obj
    elif isinstance(made, _SimpleCData) and made._type_ == "z":
        made.value = bytes(obj._bytes())
    else:
        raise TypeError("cast() argument 2 must be a pointer, not %s" % typ.__name__)
    return made


def _memory(what):
    """The writable bytes from a place on."""
    if isinstance(what, _Pointer):
        what = what._target()
    elif isinstance(what, _Reference):
        return what._obj._block.view[what._obj._offset + what._offset :]
    if isinstance(what, _Data):
        return what._block.view[what._offset :]
    if isinstance(what, int):
        raise ValueError("gillie gives no access to memory by address")
    return memoryview(what).cast("B")


def _so_many(view, count):
    if count > len(view):
        raise ValueError("gillie's pointers do not leave the object they point into")
    return view[:count]


def memmove(dst, src, count):
    """Copy count bytes."""
    _so_many(_memory(dst), count)[:] = bytes(_so_many(_memory(src), count))
    return dst


def memset(dst, c, count):
    """Fill count bytes."""
    _so_many(_memory(dst), count)[:] = bytes((c & 255,)) * count
    return dst


def string_at(ptr, size=-1):
    """string_at(ptr[, size]) -> string

    Return the byte string at void *ptr."""
    if isinstance(ptr, c_char_p):
        ptr = ptr.value
    view = _memory(ptr)
    return bytes(view).partition(b"\0")[0] if size == -1 else bytes(_so_many(view, size))


def wstring_at(ptr, size=-1):
    """wstring_at(ptr[, size]) -> string

    Return the wide-character string at void *ptr."""
    if isinstance(ptr, c_wchar_p):
        text = ptr.value
    else:
        view = _memory(ptr)
        text = bytes(view[: len(view) & ~3]).decode("utf-32-" + "lb"[_ORDER == ">"] + "e", "surrogatepass")
    return text.partition("\0")[0] if size == -1 else text[:size]


def memoryview_at(ptr, size, readonly=False):
    """memoryview_at(ptr, size[, readonly]) -> memoryview

    Return a memoryview representing the memory at void *ptr."""
    view = _so_many(_memory(ptr), size)
    return view.toreadonly() if readonly else view


def create_string_buffer(init, size=None):
    """create_string_buffer(aBytes) -> character array
    create_string_buffer(anInteger) -> character array
    create_string_buffer(aBytes, anInteger) -> character array
    """
    if isinstance(init, bytes):
        buffer = (c_char * (len(init) + 1 if size is None else size))()
        buffer.value = init
        return buffer
    if isinstance(init, int):
        return (c_char * init)()
    raise TypeError(init)


c_buffer = create_string_buffer


def create_unicode_buffer(init, size=None):
    """create_unicode_buffer(aString) -> character array
    create_unicode_buffer(anInteger) -> character array
    create_unicode_buffer(aString, anInteger) -> character array
    """
    if isinstance(init, str):
        buffer = (c_wchar * (len(init) + 1 if size is None else size))()
        buffer.value = init
        return buffer
    if isinstance(init, int):
        return (c_wchar * init)()
    raise TypeError(init)


def SetPointerType(pointer, cls):
    pointer.set_type(cls)


class _CFuncPtr(_Data):
    """A function's type. Only Python functions can stand behind one."""

    _size_ = _align_ = 8
    _argtypes_, _restype_ = (), None

    def __init__(self, function=None, /, *args):
        self._make()
        if function is not None and not callable(function):
            raise OSError("gillie loads no shared libraries: it calls Python functions only")
        self.__dict__["_function"] = function
        self.argtypes, self.restype = self._argtypes_, self._restype_
        if function is not None:
            self._bytes()[:] = _Pointer._struct.pack(id(function))

    def __bool__(self):
        return self._function is not None

    def __call__(self, *args):
        if self._function is None:
            raise ValueError("NULL function pointer")
        if len(args) < len(self._argtypes_):
            raise TypeError(
                f"this function takes at least {len(self._argtypes_)} argument{'s' * (len(self._argtypes_) != 1)} ({len(args)} given)"
            )
        given = []
        for at, (kind, value) in enumerate(zip(self._argtypes_, args), 1):
            try:
                given.append(kind.from_param(value)._read())
            except (TypeError, ValueError) as error:
                raise ArgumentError(f"argument {at}: {type(error).__name__}: {error}") from None
        result = self._function(*given, *args[len(given) :])
        if self._restype_ is None:
            return None
        return self._restype_(result)._read()


_function_types = {}


def CFUNCTYPE(restype, *argtypes, **kw):
    """CFUNCTYPE(restype, *argtypes, use_errno=False, use_last_error=False) -> function prototype."""
    kw.pop("use_errno", None), kw.pop("use_last_error", None)
    if kw:
        raise ValueError("unexpected keyword argument(s) %s" % kw.keys())
    try:
        return _function_types[restype, argtypes]
    except KeyError:
        names = {"_argtypes_": argtypes, "_restype_": restype, "__module__": "ctypes"}
        made = _DataType("CFunctionType", (_CFuncPtr,), names)
        return _function_types.setdefault((restype, argtypes), made)


def PYFUNCTYPE(restype, *argtypes):
    return CFUNCTYPE(restype, *argtypes)


class CDLL:
    """A shared library. gillie loads none: OSError says so."""

    def __init__(self, name, mode=DEFAULT_MODE, handle=None, use_errno=False, use_last_error=False, winmode=None):
        shown = "the process itself" if name is None else name
        raise OSError(f"{shown}: gillie loads no shared libraries")


class PyDLL(CDLL):
    """CPython's C API, which gillie has not."""


class LibraryLoader:
    def __init__(self, dlltype):
        self._dlltype = dlltype

    def __getattr__(self, name):
        if name[0] == "_":
            raise AttributeError(name)
        try:
            return self._dlltype(name)
        except OSError:
            raise AttributeError(name)

    def __getitem__(self, name):
        return getattr(self, name)

    def LoadLibrary(self, name):
        return self._dlltype(name)

    __class_getitem__ = classmethod(_types.GenericAlias)


cdll = LibraryLoader(CDLL)
pydll = LibraryLoader(PyDLL)

_errno = 0


def get_errno():
    return _errno


def set_errno(value, /):
    global _errno
    before, _errno = _errno, value
    return before
