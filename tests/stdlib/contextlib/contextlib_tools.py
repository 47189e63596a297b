# contextlib: contextmanager, ExitStack, suppress, closing, redirect_stdout, nullcontext...
import contextlib, io
@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    except ValueError as e:
        print("swallowed", e)
    finally:
        print(f"</{name}>")
with tag("p") as t:
    print(t)
with tag("q"):
    raise ValueError("v")
try:
    with tag("r"):
        raise KeyError("k")
except KeyError as e:
    print(repr(e))
@tag("deco")
def decorated(x):
    print("inside", x)
    return x
print(decorated(5))
@contextlib.contextmanager
def noyield():
    if False: yield
@contextlib.contextmanager
def twoyields():
    yield 1
    yield 2
for cm in (noyield, twoyields):
    try:
        with cm(): pass
    except RuntimeError as e:
        print(e)
with contextlib.suppress(ZeroDivisionError, KeyError):
    1 / 0
class Closable:
    def close(self): print("closed")
with contextlib.closing(Closable()) as c:
    print(type(c).__name__)
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print("captured")
print(repr(out.getvalue()))
with contextlib.ExitStack() as stack:
    names = [stack.enter_context(tag(n)) for n in "ab"]
    stack.callback(print, "callback", 1, sep="-")
    stack.push(lambda *exc: print("push", exc[0]))
    print(names)
with contextlib.ExitStack() as stack:
    stack.enter_context(contextlib.suppress(KeyError))
    stack.callback(lambda: print("cleanup"))
    raise KeyError("handled by the stack")
stack = contextlib.ExitStack()
stack.callback(print, "moved")
moved = stack.pop_all()
stack.close()
moved.close()
with contextlib.nullcontext(5) as n:
    print(n)
class Deco(contextlib.ContextDecorator):
    def __enter__(self): print("in"); return self
    def __exit__(self, *a): print("out")
@Deco()
def f(): print("f")
f()
class Abstract(contextlib.AbstractContextManager):
    def __exit__(self, *a): print("exit"); return None
with Abstract() as a:
    print(type(a).__name__)
with contextlib.chdir("/"):
    import os
    print(os.getcwd())
