# The order in which parts of expressions and statements are evaluated.
log = []
def v(x, value=None): log.append(x); return x if value is None else value
def flush(): print(" ".join(map(str, log))); log.clear()
v(1) + v(2) * v(3); flush()
v("a") < v("b") < v("c"); flush()
{v("k1"): v("v1"), v("k2"): v("v2")}; flush()
v("f", lambda *a, **k: None)(v("a1"), *v("star", [1]), v("a2"), k=v("kw"), **v("dstar", {})); flush()
v("obj", [0, 1])[v("index", 0)]; flush()
v("seq", [0] * 5)[v("lo", 0):v("hi", 2):v("st", 1)]; flush()
v("target", [0])[v("i", 0)] = v("value"); flush()
v("t1", [0])[v("i1", 0)], v("t2", [0])[v("i2", 0)] = v("val1"), v("val2"); flush()
x = v("aug", [5]); x[v("idx", 0)] += v("inc", 1); flush()
v("if-true") if v("cond") else v("never"); flush()
[v("elt") for _ in v("iter", [1, 2]) if v("test")]; flush()
def f(a=v("default a"), *, b=v("default b")): pass
flush()
@v("deco1", lambda f: f)
@v("deco2", lambda f: f)
def g(x: v("annotation") = v("default")) : pass
print("default" in log, log.index("deco1") < log.index("deco2")); log.clear()
class C(v("base", object), metaclass=v("meta", type)): v("body")
flush()
lambda d=v("lambda default"): v("never"); flush()
v("x") and v("y", 0) or v("z"); flush()
assert v("assert"), v("never"); flush()
del v("container", {"k": 1})[v("key", "k")]; flush()
for v("loop", [0])[v("li", 0)] in v("loop iter", [1, 2]): pass
flush()
with v("cm", __import__("contextlib").nullcontext(1)) as v("as", [0])[v("ai", 0)]: pass
flush()
f"{v('f1')}{v('f2'):{v('spec', '')}}"; flush()
print(v("p1"), v("p2"), sep=v("sep", "-")); flush()
a = b = v("chain"); flush()
(v("w1"), (y := v("w2")), y); flush()
try: raise v("exc", ValueError) from v("cause", KeyError())
except v("except", ValueError): flush()
def gen(): yield v("yield"); return v("return")
list(gen()); flush()
x = [v("s1"), *v("s2", [1]), v("s3")]; flush()
{**v("d1", {}), v("dk"): v("dv")}; flush()
v("lhs", type("O", (), {})()).attr = v("rhs"); flush()
not v("n") in v("in", ["n"]); flush()
match v("subject"):
    case "no" if v("guard never"): pass
    case _ if v("guard"): pass
flush(); i = 0; l = [0, 0]; i, l[i] = 1, 9; print(i, l)
