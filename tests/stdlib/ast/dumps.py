# ast.dump with its options.
import ast

for source in ["x = 1", "f(a, *b, c=1, **d)", "def f(a, /, b: int = 1, *c, d=2, **e) -> str: pass", "class A[T](B, m=1): x: int", "lambda: (yield)",
               "[x async for x in y if z]", "f'{a!r:>{w}} {b=}'", "match x:\n case {'a': [1, *_], **r} | A(b=c) if d: pass", "try: pass\nexcept* A as e: pass\nelse: pass\nfinally: pass",
               "async def f():\n async with a as b, c: await d", "type X[T: int, *U, **P] = 1", "global a, b", "from . import x as y", "from ..a import *", "import a.b as c", "del a, b[1:2]", "x[1:2, ::3]", "a < b <= c is not d not in e", "-1 ** ~2", "a and b or not c", "x if y else z", "(a := 1)", "{**a, 1: 2}", "{1, *a}", "...", "b'x' b'y'", "u'x'", "1j, 1.5, 10**3, None, True", "raise a from b", "assert a, b", "with (a as b, c): pass", "while a: break\nelse: continue", "for a, b in c: pass", "return_ = yield_", "@a.b\ndef f(): 'doc'", "x: int", "(x): int = 1", "a.b += c", "nonlocal_ = 1; pass"]:
    print(ast.dump(ast.parse(source)))
tree = ast.parse("x = f(1, y=[2])")
print(ast.dump(tree, annotate_fields=False))
print(ast.dump(tree, include_attributes=True))
print(ast.dump(tree, indent=2))
print(ast.dump(tree, indent="--", annotate_fields=False))
print(ast.dump(tree.body[0].value, indent=1, include_attributes=True))
print(ast.dump(ast.parse("", mode="exec"), show_empty=True), ast.dump(ast.parse("f()"), show_empty=True))
print(ast.dump(ast.Name("x")), ast.dump(ast.Constant(1, kind=None)), ast.dump(ast.arguments()), ast.dump(ast.Call(ast.Name("f"))))
print(ast.dump(ast.parse("1", mode="eval")), ast.dump(ast.parse("x = 1", mode="single")), ast.dump(ast.parse("(int, *str) -> None", mode="func_type")))
for wrong in (3, "x", None, [tree]):
    try:
        ast.dump(wrong)
    except TypeError as error:
        print(error)
