"""Structures and unions: which field lies where."""

from ctypes._data import _DataType, _Data, Array, _WHOLE


class CField:
    """Where a structure's field lies."""

    __module__ = "_ctypes"

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
    _has_parts = True

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

    __module__ = "_ctypes"


class Union(_Composite):
    """Union base class"""

    __module__ = "_ctypes"


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
