"""The kinds of C data: simple types, arrays, pointers, and the blocks of memory in which they lie."""

import struct as _struct
import sys as _sys
import types as _types


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
    # Whether a tuple that is assigned to it initialises its parts.
    _has_parts = False

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

    __module__ = "_ctypes"

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

    __module__ = "_ctypes"

    _has_parts = True

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
        if isinstance(value, tuple) and place._has_parts:
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


class _PointerType(_DataType):
    def set_type(cls, kind):
        cls._type_ = kind


class _Pointer(_Data, metaclass=_PointerType):
    """A pointer: what it points to is kept beside its bytes."""

    __module__ = "_ctypes"

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


class _Reference:
    """What byref() gives: a pointer for a call only."""

    def __init__(self, obj, offset):
        self._obj, self._offset = obj, offset
