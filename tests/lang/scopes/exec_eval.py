# exec and eval with their namespaces.
ns = {}
exec("a = 1\ndef f(): return a + 1", ns)
print(ns["f"](), "__builtins__" in ns)
exec("b = a + 10", ns, loc := {})
print(loc)
print(eval("a + b", ns, loc), eval("  1 + 2"), eval("[i for i in range(n)]", {"n": 3}))
def f():
    x = 1
    exec("x = 2; y = 3")
    return x, eval("x + 10"), "y" in locals()
print(f())
def g():
    d = {}
    exec("z = 1", globals(), d)
    return d
print(g())
print(eval(compile("1 + 1", "<s>", "eval")), exec(compile("q = 5", "<s>", "exec")), q)
exec(compile("6 * 7", "<s>", "single"))
exec("for i in range(2): i", {})
exec("class A:\n  def m(self): return __name__", ns2 := {"__name__": "custom"})
print(ns2["A"]().m(), ns2["A"].__module__)
class Mapping(dict):
    def __missing__(self, key):
        return f"<{key}>"
print(eval("foo + bar", {}, Mapping()))
for call in ["eval('x = 1')", "eval('')", "eval('1 +')", "exec('a b')", "eval('1;2')", "eval(1)", "exec(1)", "eval('1', 1)", "exec('1', {}, 1)", "eval('nope', {})", "eval('print', {'__builtins__': {}})", "exec('x = 1\\n  y = 2')", "compile('1', 'f', 'bad')", "eval('\\0')", "compile('1', 'f', 'exec', 123456789)", "eval('__import__(\"os\")', {'__builtins__': {}})"]:
    try:
        print(call, "->", eval(call))
    except Exception as e:
        print(call, "->", type(e).__name__, e)
code = compile("x = 1\ny = x", "file.py", "exec")
print(code.co_filename, code.co_names, code.co_name, code.co_flags & 0x2, type(code).__name__)
exec(code)
print(x, y)
def closure():
    v = 1
    def inner(): return v
    return inner
try:
    exec(closure().__code__)
except TypeError as e:
    print(e)
print(eval("lambda: q")())
exec("def gen():\n  yield from range(3)\nprint(list(gen()))")
print(eval(b"1 + 1"), eval(bytearray(b"2")))
