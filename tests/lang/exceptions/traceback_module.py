# traceback.format_exc and friends with carets.
import traceback
def div(a, b):
    return a + (a / b) * 2
def attr(o):
    return o.first.second.third
def call():
    return div(1, 0) + len(5)
def multi():
    return div(
        1,
        0,
    )
def index(d):
    return d["a"]["b"][0]
def long_chain():
    x = {"a": {"b": None}}
    return index(x)
for f in (call, multi, long_chain, lambda: attr(5), lambda: div("a", 1), lambda: undefined + 1):
    try:
        f()
    except Exception:
        print(traceback.format_exc().replace(__file__, "FILE"))
def chained():
    try:
        {}["k"]
    except KeyError as e:
        raise ValueError("bad") from e
try:
    chained()
except ValueError as e:
    print("".join(traceback.format_exception(e)).replace(__file__, "FILE"))
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
    tb = traceback.extract_tb(e.__traceback__)
    print([(f.lineno, f.name, f.line) for f in tb])
try:
    compile("x = (1 +", "bad.py", "exec")
except SyntaxError as e:
    print("".join(traceback.format_exception_only(e)))
try:
    compile("a b c", "bad.py", "exec")
except SyntaxError as e:
    print("".join(traceback.format_exception_only(e)))
def stack():
    return [f.name for f in traceback.extract_stack()]
print(stack())
te = traceback.TracebackException.from_exception(ExceptionGroup("eg", [ValueError(1), TypeError("t")]))
print("".join(te.format()))
