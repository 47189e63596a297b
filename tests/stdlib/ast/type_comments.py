"""Type comments in trees, function types, and syntax that is newer than a feature version."""

import ast

SOURCE = '''\
def foo():
    # type: () -> int
    pass
@decorated
def bar(a, # type: A
        b=1,  # type: B
        *args,  # type: C
        c=2,  # type: D
        **kwargs  # type: E
        ):  # type: (...) -> None
    @inner
    def nested(x):
        # type: (int) -> str
        return "# type: no comment"
    return f"{nested(1)} # type: nor this"  # a comment
x = 0  # type: int
y = [ # type: ignore
    1]  #type:   List[int]
for i in x:  # type: float
    pass  # type: ignore[misc]
with x as y:  # type: Any
    z = (1)  # type: int
async def coro():
    async for a in b:  # type: T
        pass
    async with c:  # type: U
        pass
'''
tree = ast.parse(SOURCE, type_comments=True)
for node in ast.walk(tree):
    if getattr(node, "type_comment", None):
        print(type(node).__name__, node.lineno, repr(node.type_comment))
print([(ignore.lineno, ignore.tag) for ignore in tree.type_ignores])
plain = ast.parse(SOURCE)
print(plain.type_ignores, [node for node in ast.walk(plain) if getattr(node, "type_comment", None)])
print(ast.unparse(tree.body[0]))

for source in ("pass  # type: int\n", "foo()  # type: int\n", "while True:  # type: int\n  pass\n", "x += 1  # type: int\n",
               "pass  # type: ignorewhatever\n", "x = [  # type: int\n1]\n",
               "def f():  # type: () -> int\n    # type: () -> str\n    pass\n"):
    ast.parse(source)
    try:
        ast.parse(source, type_comments=True)
    except SyntaxError as error:
        print(error.msg)

for source in ("() -> int", "(int, *str, **Any) -> List[str]", "(*int) -> None", "(**int) -> None", "(A, B.c[0]) -> A | None"):
    tree = ast.parse(source, mode="func_type")
    print(ast.dump(tree), ast.unparse(tree))
    for part in (*tree.argtypes, tree.returns):
        print("  ", source[part.col_offset:part.end_col_offset])
for source in ("(int, *str, *Any) -> float", "(int, **str, Any) -> float", "(**int, **str) -> float", "int -> str", "(int)", "(int,) -> x"):
    try:
        ast.parse(source, mode="func_type")
        print("parsed", source)
    except SyntaxError:
        print("refused", source)

NEW = {
    "a @ b": 5, "async def f(): pass": 5, "async def f(): return [x async for x in y]": 6, "x = 1_0": 6, "x: int = 1": 6,
    "(x := 1)": 8, "def f(a, /): pass": 8, "lambda a, /: a": 8, "match x:\n case 1: pass": 10,
    "try: pass\nexcept* A: pass": 11, "type X = int": 12, "def f[T](): pass": 12, "class A[T]: pass": 12,
    "def f[T = int](): pass": 13, "@a\ndef f(): x / y": 3,
}
for source, since in NEW.items():
    ast.parse(source, feature_version=(3, max(since, 4)))
    try:
        ast.parse(source, feature_version=(3, since - 1))
    except SyntaxError as error:
        print(error.msg)
    except ValueError as error:
        print(source, error)
