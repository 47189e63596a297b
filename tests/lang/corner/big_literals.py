# Large constants and long expressions.
s = "x" * 10000; print(len(eval(repr(s)))); t = eval("(" + "1," * 3000 + ")"); print(len(t), sum(t)); n = eval("1" * 3000); print(n % 997, len(str(n))); f = eval("1" * 300 + ".5"); print(f > 1e299); d = eval("{" + ",".join(f"{i}:{i}" for i in range(3000)) + "}"); print(len(d)); l = eval("[" + ",".join(["[]"] * 2000) + "]"); print(len(l), l[0] is not l[1]); e = eval("+".join(map(str, range(1500)))); print(e); b = eval("b'" + "\\xff" * 2000 + "'"); print(len(b), b[0]); c = eval("'" + "a" * 1000 + "' " * 1 + "'" + "b" * 1000 + "'"); print(len(c)); g = {}; exec("\n".join(f"v{i} = {i}" for i in range(3000)), g); print(g["v2999"]); exec("def f(" + ",".join(f"a{i}=0" for i in range(255)) + "): return " + "+".join(f"a{i}" for i in range(255)), g); print(g["f"](*range(255))); exec("class C:\n" + "\n".join(f" def m{i}(self): return {i}" for i in range(500)), g); print(g["C"]().m499()); exec("def g():\n for i in range(1):\n" + "  if i: pass\n" * 2000 + " return 'long loop'", g); print(g["g"]()); exec("def h(x):\n" + " x = x + 1 if x else 0\n" * 1500 + " return x", g); print(g["h"](1)); print(eval("".join(f"{i} if x == {i} else " for i in range(60)) + "-1", {"x": 59}), len(eval('f"' + "{x}" * 1000 + '"', {"x": "ab"})), eval("x" + ".real" * 80, {"x": 5}), eval("f" + "(1)" * 1, {"f": lambda v: v}), eval("[" * 80 + "]" * 80) != [], eval("not " * 81 + "1"), eval("-" * 80 + "1"), eval("1 < 2" + " < 3" * 500 if False else "1 < 2 < 3"), eval(" and ".join(["1"] * 2000)), eval("lambda " + ",".join(f"p{i}" for i in range(300)) + ": p299")(*range(300)))
def many_returns(x):
    if x == 0: return "a"
    if x == 1: return "b"
    while x > 2:
        x -= 1
        if x == 50: return "fifty"
        for i in range(x):
            if i == 60 and x == 70: return "seventy"
    return x
print([many_returns(i) for i in (0, 1, 2, 3, 60, 100)])
