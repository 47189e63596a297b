# Walking traceback objects: lines, names, frames.
import sys
def a():
    b(1)
def b(x):
    def c():
        return x / 0
    return c()
def walk(tb):
    while tb:
        yield tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_lineno
        tb = tb.tb_next
try:
    a()
except ZeroDivisionError as e:
    print(list(walk(e.__traceback__)))
    tb = e.__traceback__
    print(tb.tb_frame.f_globals is globals(), tb.tb_next.tb_frame.f_back is tb.tb_frame, sorted(tb.tb_next.tb_next.tb_frame.f_locals))
def rethrow():
    try:
        a()
    except ZeroDivisionError as e:
        raise
try:
    rethrow()
except ZeroDivisionError as e:
    print(list(walk(e.__traceback__)))
def raise_again():
    try:
        a()
    except ZeroDivisionError as e:
        raise e
try:
    raise_again()
except ZeroDivisionError as e:
    print([(n, l) for n, l, _ in walk(e.__traceback__)])
    print([n for n, *_ in walk(e.with_traceback(None).__traceback__)], e.__traceback__)
def gen():
    yield 1
    raise KeyError
def consume():
    for _ in gen(): pass
try:
    consume()
except KeyError as e:
    print(list(walk(e.__traceback__)))
class C:
    def __getattr__(self, name): raise AttributeError(name)
    def __add__(self, o): return self.missing
    x = property(lambda self: {}["k"])
for f in (lambda: C() + 1, lambda: C().x, lambda: [1 for _ in [C().x]], lambda: sorted([1], key=lambda k: k.nope), lambda: list(map(lambda v: v.nope, [1]))):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, [n for n, *_ in walk(e.__traceback__)])
saved = []
for i in range(2):
    try:
        raise ValueError
    except ValueError as e:
        saved.append(e)
print([list(walk(e.__traceback__)) for e in saved])
try:
    raise saved[0]
except ValueError as e:
    print(len(list(walk(e.__traceback__))))
f = sys._getframe()
print(f.f_code.co_name, f.f_back, f.f_lineno)
def caller(): return sys._getframe(1).f_code.co_name, sys._getframe().f_back.f_lineno
def outer(): return caller()
print(outer())
try:
    sys._getframe(1000)
except ValueError as e:
    print(e)
