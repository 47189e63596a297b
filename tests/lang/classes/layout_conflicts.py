# Which bases can be combined, and what the errors say.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Empty: pass
class Slots1: __slots__ = ("a",)
class Slots2: __slots__ = ("b",)
class NoSlots: __slots__ = ()
class WithDict(Slots1): pass
class Error1(ValueError): pass
class Error2(OSError): pass


for bases in [(int, Empty), (Empty, int), (int, str), (list, dict), (int, bool), (Slots1, Slots2), (Slots1, NoSlots), (NoSlots, Slots1), (Slots1, Empty), (WithDict, Slots2), (WithDict, Slots1), (Slots1, WithDict), (Error1, Error2), (ValueError, KeyError), (OSError, SyntaxError), (Exception, int), (BaseException, Exception), (Exception, BaseException),
              (type, Empty), (type, int), (object,), (object, Empty), (Empty, object), (Empty, Empty), (NoSlots, NoSlots.__class__), (bool,), (type(None),), (type(...),), (slice,), (range,), (memoryview,), (type({}.keys()),), (type(len),), (float, complex), (set, frozenset), (bytes, bytearray), (tuple, Slots1), (property, staticmethod), (type(iter([])),)]:
    text = attempt(type, "New", bases, {})
    print([base.__name__ for base in bases], text)
