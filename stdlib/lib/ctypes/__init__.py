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
import types as _types

from ctypes._data import (
    ARRAY, Array, _Data, _DataType, _Pointer, _PointerType, _Reference, _SimpleCData, _ORDER,
    py_object, c_short, c_ushort, c_int, c_uint, c_long, c_ulong, c_longlong, c_ulonglong, c_float, c_double,
    c_longdouble, c_byte, c_ubyte, c_char, c_wchar, c_char_p, c_wchar_p, c_void_p, c_voidp, c_bool, c_size_t, c_ssize_t,
    c_int8, c_int16, c_int32, c_int64, c_uint8, c_uint16, c_uint32, c_uint64, c_time_t,
)
from ctypes._structures import (
    CField, Structure, Union, BigEndianStructure, LittleEndianStructure, BigEndianUnion, LittleEndianUnion,
)

__version__ = "1.1.0"

DEFAULT_MODE = RTLD_LOCAL = 0
RTLD_GLOBAL = 256
SIZEOF_TIME_T = 8


class ArgumentError(Exception):
    pass


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
