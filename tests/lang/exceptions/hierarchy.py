# The builtin exception tree and the attributes particular ones carry.
def tree(cls, depth=0):
    subs = sorted((c for c in cls.__subclasses__() if c.__module__ == "builtins"), key=lambda c: c.__name__)
    print("  " * depth + cls.__name__)
    for s in subs:
        tree(s, depth + 1)
tree(BaseException)
print(OSError is IOError is EnvironmentError)
e = OSError(2, "No such file", "name.txt")
print(type(e).__name__, e.errno, e.strerror, e.filename, e.filename2, e, repr(e), e.args)
print([type(OSError(n, "x")).__name__ for n in (1, 2, 3, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 110, 111)])
print(OSError("just a message"), OSError().errno, OSError(2, "m", "a", None, "b"), repr(OSError(2, "m")))
s = SyntaxError("msg", ("file", 1, 2, "text", 3, 4))
print(s, s.msg, s.filename, s.lineno, s.offset, s.text, s.end_lineno, s.end_offset, s.print_file_and_line)
print(SystemExit(3).code, SystemExit().code, SystemExit("m").code, SystemExit(1, 2).code, StopIteration(5).value, StopIteration().value, StopIteration(1, 2).value)
n = NameError("m", name="who")
i = ImportError("m", name="n", path="p", name_from="f")
a = AttributeError("m", name="attr", obj=5)
print(n.name, i.name, i.path, i.name_from, i.msg, a.name, a.obj)
u = UnicodeDecodeError("utf-8", b"\xff\xfe", 0, 1, "bad")
print(u, u.encoding, u.object, u.start, u.end, u.reason)
print(UnicodeEncodeError("ascii", "aé\u20ac", 1, 3, "why"), UnicodeEncodeError("ascii", "aé", 1, 2, "why"), UnicodeTranslateError("x\u1234", 1, 2, "r"))
for bad in [lambda: UnicodeDecodeError(1), lambda: NameError(nope=1), lambda: StopIteration(value=1), lambda: OSError(a=1), lambda: SyntaxError("m", ("f",))]:
    try:
        bad()
    except (TypeError, IndexError) as t:
        print(type(t).__name__, t)
for f in [lambda: [].nope, lambda: nope, lambda: __import__("nope.x"), lambda: [][0], lambda: {}[()], lambda: int("x"), lambda: 1 / 0, lambda: "é".encode("ascii"), lambda: b"\xe9".decode("utf-8"), lambda: next(iter("")), lambda: (_ for _ in ()).throw(EOFError("e"))]:
    try:
        f()
    except Exception as x:
        print([c.__name__ for c in type(x).__mro__[:-2]], x)
class P:
    def __init__(self): self.colour = 1
for f in [lambda: P().color, lambda: P().colr, lambda: colections, lambda: [].apend(1), lambda: "".upperr()]:
    try:
        f()
    except (AttributeError, NameError) as x:
        print(x)
