"""What messages and reprs call builtin classes: by the name with the module, their methods too."""

import _thread
import array
import collections
import contextvars
import functools
import io
import itertools
import operator
import pickle
import re
import struct

DESCRIPTORS = [
    collections.deque.append,
    collections.deque.maxlen,
    collections.deque.__len__,
    array.array.append,
    array.array.typecode,
    re.Pattern.match,
    io.StringIO.read,
    io.BytesIO.read,
    io.TextIOWrapper.read,
    itertools.count.__next__,
    functools.partial.__call__,
    struct.Struct.pack,
    _thread.lock.acquire,
    contextvars.ContextVar.get,
    operator.itemgetter.__call__,
    collections.OrderedDict.move_to_end,
    collections.defaultdict.copy,
    str.upper,
]
for descriptor in DESCRIPTORS:
    print(descriptor)


def fails(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: collections.deque.append(1, 2))
fails(lambda: array.array.append([], 1))
fails(lambda: collections.deque.__len__(1))
fails(lambda: collections.deque.maxlen.__get__(1))
fails(lambda: collections.deque.append.__get__(1))
fails(lambda: setattr(collections.deque(), "maxlen", 1))
fails(lambda: collections.deque.__new__(int))
fails(lambda: object.__new__(collections.deque))
fails(lambda: type("X", (re.Match,), {}))
fails(lambda: collections.deque.foo)
fails(lambda: re.Pattern.foo)
fails(lambda: setattr(collections.deque, "foo", 1))
with open("/dev/null", "rb", 0) as raw, open("/dev/null", "rb") as buffered, open("/dev/null") as text:
    for file in (raw, buffered, text):
        fails(lambda: pickle.dumps(file))
