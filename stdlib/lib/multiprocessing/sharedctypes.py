"""Values and arrays in memory that processes share.

As in CPython, but for one thing: there is no ctypes here, so that the memory is seen through memoryviews. The types are
named by the letters of module array (and 'c' for bytes); structures are not supported.
"""
#
# Copyright (c) 2006-2008, R Oudkerk
# Licensed to PSF under a Contributor Agreement.
#

import struct

from . import heap
from . import get_context

from .context import reduction, assert_spawning
_ForkingPickler = reduction.ForkingPickler

__all__ = ['RawValue', 'RawArray', 'Value', 'Array', 'copy', 'synchronized']

_NAMES = {
    'c': 'c_char', 'b': 'c_byte', 'B': 'c_ubyte', 'h': 'c_short',
    'H': 'c_ushort', 'i': 'c_int', 'I': 'c_uint', 'l': 'c_long',
    'L': 'c_ulong', 'q': 'c_longlong', 'Q': 'c_ulonglong',
    'f': 'c_float', 'd': 'c_double',
}
_BITS = {code: 8 * struct.calcsize(code) for code in 'bBhHiIlLqQ'}


def _check_code(code):
    if not isinstance(code, str) or code not in _NAMES:
        raise TypeError(f"gillie has no ctypes: a type must be one of the "
                        f"letters {''.join(_NAMES)}, not {code!r}")


class _Shared:
    """Some items of one type in shared memory."""

    def __init__(self, code, length, wrapper=None):
        _check_code(code)
        size = struct.calcsize(code) * (1 if length is None else length)
        if wrapper is None:
            wrapper = heap.BufferWrapper(size)
            view = wrapper.create_memoryview()
            view[:size] = bytes(size)
        else:
            view = wrapper.create_memoryview()
        self._code = code
        self._length = length
        self._wrapper = wrapper
        self._items = view[:size].cast('B').cast(code)

    def _convert(self, value):
        bits = _BITS.get(self._code)
        if bits is not None:
            # Like an assignment in C: what does not fit is cut off.
            if isinstance(value, float):
                raise TypeError('int expected instead of float instance')
            value = value.__index__() & ((1 << bits) - 1)
            if self._code.islower() and value >> (bits - 1):
                value -= 1 << bits
        elif self._code == 'c':
            if isinstance(value, int):
                value = bytes([value])
            if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                raise TypeError('one character bytes, bytearray or integer expected')
            value = bytes(value)
        elif not isinstance(value, (int, float)) and not hasattr(value, '__float__'):
            raise TypeError(f'must be real number, not {type(value).__name__}')
        return value

    def __reduce__(self):
        assert_spawning(self)
        return _Shared._rebuild, (type(self), self._code, self._length, self._wrapper)

    @staticmethod
    def _rebuild(cls, code, length, wrapper):
        obj = cls.__new__(cls)
        _Shared.__init__(obj, code, length, wrapper)
        return obj


class _SharedValue(_Shared):

    @property
    def value(self):
        return self._items[0]

    @value.setter
    def value(self, value):
        self._items[0] = self._convert(value)

    def __repr__(self):
        return f'{_NAMES[self._code]}({self.value!r})'


class _SharedArray(_Shared):

    def __len__(self):
        return self._length

    def __getitem__(self, index):
        if isinstance(index, slice):
            items = self._items[index].tolist()
            return b''.join(items) if self._code == 'c' else items
        try:
            return self._items[index]
        except IndexError:
            raise IndexError('invalid index') from None

    def __setitem__(self, index, value):
        if not isinstance(index, slice):
            try:
                self._items[index] = self._convert(value)
            except IndexError:
                raise IndexError('invalid index') from None
            return
        places = range(*index.indices(self._length))
        values = [self._convert(item) for item in value]
        if len(values) != len(places):
            raise ValueError('Can only assign sequence of same size')
        for place, item in zip(places, values):
            self._items[place] = item

    def __iter__(self):
        for index in range(self._length):
            yield self._items[index]

    def __repr__(self):
        return (f'<multiprocessing.sharedctypes.{_NAMES[self._code]}'
                f'_Array_{self._length} object at {id(self):#x}>')


class _SharedString(_SharedArray):

    @property
    def raw(self):
        return self[:]

    @raw.setter
    def raw(self, value):
        value = bytes(value)
        if len(value) > self._length:
            raise ValueError('byte string too long')
        self[:len(value)] = value

    @property
    def value(self):
        return self.raw.split(b'\0', 1)[0]

    @value.setter
    def value(self, value):
        if not isinstance(value, bytes):
            raise TypeError(f'bytes expected instead of {type(value).__name__} instance')
        if len(value) > self._length:
            raise ValueError('byte string too long')
        if len(value) < self._length:
            value += b'\0'
        self[:len(value)] = value


def RawValue(typecode_or_type, *args):
    '''
    Returns an object with one value in shared memory
    '''
    obj = _SharedValue(typecode_or_type, None)
    if len(args) > 1:
        raise TypeError('RawValue() takes one value')
    if args:
        obj.value = args[0]
    return obj

def RawArray(typecode_or_type, size_or_initializer):
    '''
    Returns an array in shared memory
    '''
    cls = _SharedString if typecode_or_type == 'c' else _SharedArray
    if isinstance(size_or_initializer, int):
        if size_or_initializer < 0:
            raise ValueError('Array length must be >= 0, not %d' % size_or_initializer)
        return cls(typecode_or_type, size_or_initializer)
    values = size_or_initializer
    result = cls(typecode_or_type, len(values))
    result[:] = values
    return result

def Value(typecode_or_type, *args, lock=True, ctx=None):
    '''
    Return a synchronization wrapper for a Value
    '''
    obj = RawValue(typecode_or_type, *args)
    if lock is False:
        return obj
    if lock in (True, None):
        ctx = ctx or get_context()
        lock = ctx.RLock()
    if not hasattr(lock, 'acquire'):
        raise AttributeError("%r has no method 'acquire'" % lock)
    return synchronized(obj, lock, ctx=ctx)

def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    '''
    Return a synchronization wrapper for a RawArray
    '''
    obj = RawArray(typecode_or_type, size_or_initializer)
    if lock is False:
        return obj
    if lock in (True, None):
        ctx = ctx or get_context()
        lock = ctx.RLock()
    if not hasattr(lock, 'acquire'):
        raise AttributeError("%r has no method 'acquire'" % lock)
    return synchronized(obj, lock, ctx=ctx)

def copy(obj):
    new_obj = type(obj)(obj._code, obj._length)
    for index, item in enumerate(obj._items):
        new_obj._items[index] = item
    return new_obj

def synchronized(obj, lock=None, ctx=None):
    assert not isinstance(obj, SynchronizedBase), 'object already synchronized'
    ctx = ctx or get_context()

    if isinstance(obj, _SharedValue):
        return Synchronized(obj, lock, ctx)
    elif isinstance(obj, _SharedString):
        return SynchronizedString(obj, lock, ctx)
    elif isinstance(obj, _SharedArray):
        return SynchronizedArray(obj, lock, ctx)
    raise TypeError(f'gillie has no ctypes: cannot synchronize {obj!r}')

#
# Function to create properties
#

def make_property(name):
    try:
        return prop_cache[name]
    except KeyError:
        d = {}
        exec(template % ((name,)*7), d)
        prop_cache[name] = d[name]
        return d[name]

template = '''
def get%s(self):
    self.acquire()
    try:
        return self._obj.%s
    finally:
        self.release()
def set%s(self, value):
    self.acquire()
    try:
        self._obj.%s = value
    finally:
        self.release()
%s = property(get%s, set%s)
'''

prop_cache = {}

#
# Synchronized wrappers
#

class SynchronizedBase(object):

    def __init__(self, obj, lock=None, ctx=None):
        self._obj = obj
        if lock:
            self._lock = lock
        else:
            ctx = ctx or get_context(force=True)
            self._lock = ctx.RLock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __reduce__(self):
        assert_spawning(self)
        return synchronized, (self._obj, self._lock)

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    def __repr__(self):
        return '<%s wrapper for %s>' % (type(self).__name__, self._obj)


class Synchronized(SynchronizedBase):
    value = make_property('value')


class SynchronizedArray(SynchronizedBase):

    def __len__(self):
        return len(self._obj)

    def __getitem__(self, i):
        with self:
            return self._obj[i]

    def __setitem__(self, i, value):
        with self:
            self._obj[i] = value

    def __getslice__(self, start, stop):
        with self:
            return self._obj[start:stop]

    def __setslice__(self, start, stop, values):
        with self:
            self._obj[start:stop] = values


class SynchronizedString(SynchronizedArray):
    value = make_property('value')
    raw = make_property('raw')
