# Annotated assignment: what is evaluated, stored, and what is not.
x: int = 1
y: "forward"
(z): int = 3
print(x, z, "y" in globals())


class Point:
    x: int
    y: int = 0
    label: "str" = "p"
    items: list[int] = []


print(Point.__annotations__, Point.y, Point.label, hasattr(Point, "x"))
print("the module's annotations:", list(__import__("sys").modules[__name__].__annotations__))


def f(a: int, b: str = "x", *args: float, c: "later" = None, **kw: bool) -> list[int]:
    local: int
    other: list[undefined_name] = 5
    return other


print(f(1), f.__annotations__)
try:
    exec("def g():\n  v: int\n  return v\ng()")
except UnboundLocalError as e:
    print(e)
holder = Point()
holder.attr: int = 5
d = {}
d["k"]: str = "v"
print(holder.attr, d)
for bad in ["x: int: str", "(a, b): int", "a, b: int = 1", "[a]: int", "f(): int", "x: yield", "lambda: x: int = 1", "x: int, y: int", "x: (y := 1)"]:
    try:
        compile(bad, "<t>", "exec")
        print(bad, "fine")
    except SyntaxError as e:
        print(bad, "|", e.msg)
for scope in ["def f():\n global g\n g: int", "def f():\n  x = 1\n  def h():\n    nonlocal x\n    x: int"]:
    try:
        compile(scope, "<t>", "exec")
    except SyntaxError as e:
        print(e.msg)

# What 3.14 says:
# expect: 1 3 False
# expect: {'x': <class 'int'>, 'y': <class 'int'>, 'label': 'str', 'items': list[int]} 0 p False
# expect: the module's annotations: ['x', 'y']
# expect: 5 {'a': <class 'int'>, 'b': <class 'str'>, 'args': <class 'float'>, 'c': 'later', 'kw': <class 'bool'>, 'return': list[int]}
# expect: cannot access local variable 'v' where it is not associated with a value
# expect: 5 {'k': 'v'}
# expect: x: int: str | invalid syntax
# expect: (a, b): int | only single target (not tuple) can be annotated
# expect: a, b: int = 1 | only single target (not tuple) can be annotated
# expect: [a]: int | only single target (not list) can be annotated
# expect: f(): int | illegal target for annotation
# expect: x: yield | invalid syntax
# expect: lambda: x: int = 1 | illegal target for annotation
# expect: x: int, y: int | invalid syntax
# expect: x: (y := 1) | named expression cannot be used within an annotation
# expect: annotated name 'g' can't be global
# expect: annotated name 'x' can't be nonlocal
