# Errors raised inside special methods reach the caller; some protocols swallow only their own.
class Bad:
    def __getattr__(self, n): raise KeyError(n)
    def __bool__(self): raise ValueError("bool")
    def __len__(self): raise ValueError("len")
    def __iter__(self): raise ValueError("iter")
    def __contains__(self, x): raise ValueError("contains")
    def __eq__(self, o): raise ValueError("eq")
    def __hash__(self): raise ValueError("hash")
    def __repr__(self): raise ValueError("repr")
    def __str__(self): raise ValueError("str")
    def __format__(self, s): raise ValueError("format")
    def __index__(self): raise ValueError("index")
    def __call__(self): raise ValueError("call")
    def __lt__(self, o): raise ValueError("lt")
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): raise ValueError("exit")
b = Bad()
for text in ["b.x", "hasattr(b, 'x')", "getattr(b, 'x', 1)", "bool(b)", "not b", "b and 1", "1 if b else 2", "len(b)", "list(b)", "1 in b", "b == 1", "b in [1]", "[1].index(b)", "{b}", "{1: 2}.get(b)", "repr(b)", "[b].__repr__()", "str(b)", "f'{b}'", "f'{b!r}'", "'%s' % b", "[][b]", "range(b)", "b()", "sorted([b, b])", "max(b, b)", "any([b])", "all([b])", "list(filter(None, [b]))", "list(filter(b, [1]))", "(b,) == (1,)", "[b] == [b]", "[b].count(b)", "[b].count(1)", "{}.setdefault(b)", "dict([(b, 1)])", "set([b])", "[*b]", "print(b)", "int(b)", "hex(b)", "'a' * b", "[1][b:]", "sum(b)", "enumerate(b)", "zip(b)", "isinstance(1, b)"]:
    try:
        print(text, "=", eval(text))
    except Exception as e:
        print(f"{text:26} {type(e).__name__} {e.args}")
class Stops:
    def __iter__(self): return self
    def __next__(self): raise StopIteration("early")
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
    def __len__(self): raise TypeError("swallowed by length hints")
print(list(Stops()))
class Seq:
    def __getitem__(self, i):
        if i == 3: raise StopIteration
        return i * i
print(list(Seq()), 4 in Seq(), [*Seq()])
class Hint:
    def __iter__(self): return iter([1])
    def __length_hint__(self): raise ValueError("hint")
try:
    list(Hint())
except ValueError as e:
    print(e)
class Del:
    def __del__(self): raise ValueError("ignored")
import sys
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.exc_value, u.err_msg)
d = Del()
del d
