# What does not fit into memory is a MemoryError, for one large request and for many small ones.
# expect: list * MemoryError
# expect: tuple * MemoryError
# expect: str * MemoryError
# expect: bytes * MemoryError
# expect: bytearray MemoryError
# expect: list.append MemoryError
# expect: dict MemoryError
# expect: set MemoryError
# expect: deque MemoryError
# expect: array MemoryError
# expect: BytesIO MemoryError
# expect: StringIO MemoryError
# expect: BytesIO far out MemoryError
# expect: StringIO far out MemoryError
# expect: str += MemoryError
# expect: comprehension MemoryError
# expect: nested MemoryError
# expect: objects MemoryError
# expect: still alive
import os
import resource
import sys

LIMIT = 720_000 * 1024
if len(sys.argv) == 1:
    # The limit holds from the start.
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))
    os.execv(sys.executable, [sys.executable, __file__, "child"])

import array
import collections
import io


def grow(make, add):
    def run():
        container, count = make(), 0
        while True:
            add(container, count)
            count += 1

    return run


def doubled():
    text = "a"
    while True:
        text += text


def nested():
    value = []
    while True:
        value = [value, []]


def objects():
    class Point:
        pass

    points = []
    while True:
        point = Point()
        point.x = point.y = 1
        point.more = {}
        points.append(point)


ATTEMPTS = {
    "list *": lambda: [0] * 10**10,
    "tuple *": lambda: (0,) * 10**10,
    "str *": lambda: "a" * 10**12,
    "bytes *": lambda: b"ab" * 10**12,
    "bytearray": lambda: bytearray(10**12),
    "list.append": grow(list, lambda x, i: x.append(i)),
    "dict": grow(dict, lambda x, i: x.__setitem__(i, i)),
    "set": grow(set, lambda x, i: x.add(i)),
    "deque": grow(collections.deque, lambda x, i: x.append(i)),
    "array": grow(lambda: array.array("q"), lambda x, i: x.extend([i] * 1000)),
    "BytesIO": grow(io.BytesIO, lambda x, i: x.write(b"a" * 100_000)),
    "StringIO": grow(io.StringIO, lambda x, i: x.write("a" * 100_000)),
    "BytesIO far out": lambda: (lambda x: (x.seek(2**40), x.write(b"a")))(io.BytesIO()),
    "StringIO far out": lambda: (lambda x: (x.seek(2**40), x.write("a")))(io.StringIO()),
    "str +=": doubled,
    "comprehension": lambda: [i for i in range(10**10)],
    "nested": nested,
    "objects": objects,
}
for name, attempt in ATTEMPTS.items():
    try:
        attempt()
    except MemoryError:
        print(name, "MemoryError", flush=True)
print("still alive")
