# Own exception classes: str, repr, attributes, hierarchies, __init__, pickling arguments.
class AppError(Exception):
    """Base of the application."""
class NotFound(AppError, LookupError):
    def __init__(self, key, where="store"):
        super().__init__(f"{key!r} not in {where}")
        self.key, self.where = key, where
class Fancy(AppError):
    def __str__(self): return "fancy str"
    def __repr__(self): return "<Fancy>"
class Empty(AppError): pass
class WithSlots(Exception):
    __slots__ = ("code",)
for e in [AppError(), AppError("one"), AppError("one", 2), NotFound("k"), NotFound("k", where="db"), Fancy("x"), Empty((1, 2)), Empty(None), Empty("")]:
    print(f"{str(e)!r:28} {e!r:40} {e.args}")
try:
    raise NotFound("x")
except LookupError as e:
    print(e.key, e.where, isinstance(e, AppError))
print([c.__name__ for c in NotFound.__mro__])
w = WithSlots("w")
w.code = 5
w.extra = 6
print(w.code, w.__dict__)
class Multi(ValueError, KeyError): pass
print(Multi("m"), repr(Multi("m")), KeyError("k"), str(KeyError("k", 2)), str(KeyError()))
try:
    class Conflict(OSError, SystemExit): pass
    print(Conflict.__mro__)
except TypeError as e:
    print(e)
class Meta(type):
    def __instancecheck__(cls, inst): return True
class Everything(Exception, metaclass=Meta): pass
try:
    try:
        raise ValueError("not matched by __instancecheck__")
    except Everything:
        print("matched")
except ValueError as e:
    print(e)
class Retry(Exception):
    def __init__(self, attempts): self.attempts = attempts
print(Retry(3).args, str(Retry(3)), repr(Retry(3)), Retry(3).attempts)
import copy
e = copy.copy(NotFound.__new__(NotFound, "k"))
print(repr(e), Exception.__reduce__(ValueError(1, 2)))
e = ValueError("a")
e.args = ("b", "c")
print(e, repr(e), ValueError("a") == ValueError("a"), len({e, e}))
print(Exception.with_traceback(e, None) is e, e.__traceback__, issubclass(ZeroDivisionError, ArithmeticError))
try:
    Exception(a=1)
except TypeError as t:
    print(t)
try:
    ValueError.__new__(int)
except TypeError as t:
    print(t)
