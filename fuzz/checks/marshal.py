"""Marshalled data of any bytes: a documented exception, or an object that can be written and read again."""

import marshal

EXPECTED = (ValueError, EOFError, TypeError, RecursionError, MemoryError)


def check(data):
    try:
        value = marshal.loads(data)
    except EXPECTED:
        return
    try:
        written = marshal.dumps(value)
    except (ValueError, RecursionError):
        return
    again = marshal.loads(written)
    assert type(again) is type(value)
    for version in range(5):
        try:
            marshal.loads(marshal.dumps(value, version))
        except (ValueError, RecursionError):
            pass
