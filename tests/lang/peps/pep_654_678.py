# PEP 654: examples of handling groups, and rethrowing from handlers.
eg = ExceptionGroup("one", [TypeError(1), ExceptionGroup("two", [TypeError(2), ValueError(3)]), ExceptionGroup("three", [OSError(4)])])
import traceback
def show(e): print("".join(traceback.format_exception(type(e), e, None)).rstrip())
show(eg); show(eg.subgroup(lambda e: isinstance(e, TypeError))); print(eg.subgroup(lambda e: isinstance(e, KeyError))); a, b = eg.split(lambda e: isinstance(e, TypeError)); show(a); show(b)
def leaf_generator(exc, tbs=None):
    if isinstance(exc, BaseExceptionGroup):
        for e in exc.exceptions: yield from leaf_generator(e)
    else: yield exc
print(list(leaf_generator(eg)))
for e in (eg, ValueError("naked")):
    try:
        try: raise e
        except* TypeError as t: print("types", t.exceptions)
        except* ValueError as v: print("values", repr(v)); raise KeyError("x") from v
    except Exception as out: show(out)
try:
    try: raise TypeError("bad")
    except* TypeError as e: raise ValueError("from handler") from e
except* ValueError as g: print(repr(g), repr(g.exceptions[0].__cause__))
def f():
    try: raise ExceptionGroup("e", [ValueError(1), OSError(2)])
    except* OSError: pass
    finally: print("finally")
try: f()
except* ValueError as e: print("left", e.exceptions)
try:
    try: raise ExceptionGroup("eg", [ValueError("a")])
    except* ValueError as e: raise e
except BaseException as e: show(e)
try:
    try: 1 / 0
    except* ValueError: print("no")
    except* ZeroDivisionError as e: print("naked wrapped:", type(e).__name__, e.message == "", e.exceptions)
except BaseException as e: print("never", e)
class MyExceptionGroup(ExceptionGroup):
    def __new__(cls, message, exceptions, errcode): obj = super().__new__(MyExceptionGroup, message, exceptions); obj.errcode = errcode; return obj
    def derive(self, excs): return MyExceptionGroup(self.message, excs, self.errcode)
m = MyExceptionGroup("my", [TypeError(1), ValueError(2)], 42); match, rest = m.split(ValueError); print(match.errcode, rest.errcode, type(rest).__name__)
