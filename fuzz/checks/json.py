"""JSON of any bytes: ValueError (or what has no room), and the same value after writing it in several ways."""

import json
from json import decoder, encoder

EXPECTED = (ValueError, RecursionError, MemoryError)
WRITERS = [
    {},
    {"ensure_ascii": False},
    {"indent": 1, "sort_keys": True},
    {"separators": (",", ":"), "check_circular": False},
]


def same(a, b):
    # NaN is the only value that is not equal to itself.
    return repr(a) == repr(b)


def check(data):
    readers = [data]
    for encoding in ("utf-8", "latin-1", "utf-16-le"):
        try:
            readers.append(data.decode(encoding))
        except UnicodeDecodeError:
            pass
    for text in readers:
        try:
            value = json.loads(text)
        except EXPECTED:
            continue
        for options in WRITERS:
            try:
                written = json.dumps(value, **options)
            except RecursionError:
                continue
            again = json.loads(written)
            if not options.get("sort_keys"):
                assert same(value, again), (options, written)
        try:
            json.loads(text, object_pairs_hook=tuple, parse_float=str, parse_int=str, parse_constant=str, strict=False)
        except EXPECTED:
            pass
    for text in readers[1:]:
        for begin in (0, 1, len(text)):
            try:
                decoder.scanstring(text, begin, False)
            except EXPECTED:
                pass
        for encode in (encoder.encode_basestring, encoder.encode_basestring_ascii):
            quoted = encode(text)
            assert quoted == getattr(encoder, "py_" + encode.__name__.removeprefix("c_"))(text)
            assert json.loads(quoted) == text
