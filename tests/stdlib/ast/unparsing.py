# ast.unparse: precedence, quotes, and what cannot be written otherwise.
import ast

for source in ["(a + b) * c", "a + (b * c)", "-(a ** b)", "(-a) ** b", "a ** -b", "(a ** b) ** c", "a ** (b ** c)", "not (a and b)", "(not a) and b", "a if b else (c if d else e)",
               "(a if b else c) if d else e", "lambda: (yield)", "(lambda: a)()", "(yield)", "x = yield", "await_ = (a, b)", "f((a, b), *(c, d))", "a[b, c]", "a[(b, c):d]", "a[b,]", "a[()]", "a[*b]", "(a,)", "()", "[*a, *b]",
               "{**a, 'b': c}", "{*()}", "a < (b < c)", "(a < b) < c", "a or (b or c)", "(a or b) and c", "~(-a)", "- -a", "not not a", "1 .real", "1.0.real", "1j.real", "(1).real", "1e1000", "-1e1000", "1e1000j", "'it''s'", "\"it's\"", "'''a\nb'''", "'\\'\\\"'", "b'\\x00\\xff'", "r'\\d'",
               "f'{a}'", "f'{a!r}'", "f'{a:>{b}}'", "f'{{}}'", "f'{a}' 'b'", "f'{a + b}'", "f'{ {1: 2} }'", "f'{(lambda: 1)}'", "f'{a=}'", "f'''\n{a}\n'''", "f'{x:\\n}'", "f'a\\nb{c}'",
               "(a := b)", "f(a := b)", "[a := b]", "x[a := b]", "(a := b, c)", "{a: (b := c)}", "lambda x=(a := 1): x", "print(*(yield), **(yield))", "[(yield) for x in y]",
               "def f(a, b=1, /, c=2, *d, e, f=3, **g): ...", "def f[T: int = str, *U = (1,), **P = [int]](): ...", "class A(B, *C, m=D, **E): ...", "class A: 'doc'", "def f():\n 'doc with \\\\ and \"\"\" quotes'\n return", "async def f():\n async for x in y: await z\n async with a as b: pass\n return [x async for x in y]",
               "if a: b\nelif c: d\nelse: e", "if a: b\nelse:\n if c: d\n e", "for x in y: pass\nelse: z", "for x, in y: pass", "for x, *y in z: pass", "while a: b\nelse: c", "with a, b as c, (d, e) as f: g", "try: a\nexcept B: c\nexcept (D, E) as f: g\nexcept: h\nelse: i\nfinally: j", "try: a\nexcept* B: c", "match a:\n case 1 | -2 | 'x' | None | b.c: pass\n case [a, *_, b] | (c, *d): pass\n case {1: a, **b}: pass\n case {**b}: pass\n case A(b, c=d) as e if f: pass\n case _: pass", "match a, b:\n case (c): pass", "match (a, b):\n case [c,]: pass", "x: int", "x: int = 1", "(x): int = 1", "x.y: int", "a = b = c", "a, b = c, d", "a, *b = c", "a += yield", "del a, b", "del (a, b)", "return_ = 1", "raise", "raise a from b", "assert a, b", "global a, b", "import a.b as c, d", "from .. import a as b", "from .a import *", "type X[T] = list[T]", "@a\n@b.c(d)\ndef f(): pass", "a; b; c", "...", "print(a, end='')", "x = *a, b", "for x in *a, b: pass", "return_(*a)", "x[a:b:c, ::d]", "x[:]", "a @ b // c % d << e >> f & g ^ h | i", "a not in b", "a is not b", "f(**a, b=c)", "f(x for x in y)", "f((x for x in y), z)", "{x: y for x, y in z if a if b}", "{x for x in y for z in w}"]:
    try:
        tree = ast.parse(source)
        text = ast.unparse(tree)
        same = ast.dump(ast.parse(text)) == ast.dump(tree)
    except SyntaxError as error:
        text, same = error.msg, None
    print(repr(text), "" if same else same)
N = ast.Name
for node in [ast.BinOp(N("a"), ast.Pow(), ast.UnaryOp(ast.USub(), N("b"))), ast.UnaryOp(ast.Not(), ast.BoolOp(ast.And(), [N("a"), N("b")])), ast.Tuple([]), ast.Tuple([N("a")]), ast.Set([]), ast.List([]), ast.Dict([None], [N("a")]), ast.Constant("a\nb"), ast.Constant(float("inf")), ast.Constant(complex("inf")), ast.Constant(-1), ast.Constant((1, "a")), ast.Constant(...), ast.Constant(b"\n"), ast.JoinedStr([]), ast.JoinedStr([ast.Constant("{"), ast.FormattedValue(N("a"), -1)]), ast.Constant("\ud800"), ast.Constant("é\x00"), ast.Expression(N("a")), ast.Module([], []), ast.Lambda(ast.arguments(), N("a")), ast.Slice(), ast.Starred(N("a")), ast.Attribute(ast.Constant(1), "real"), ast.Attribute(ast.Constant(1.5), "real"), ast.keyword(None, N("a")), ast.keyword("b", N("a")), ast.arg("a", N("b")), ast.alias("a", "b"), ast.withitem(N("a"), N("b")), ast.FunctionType([N("a")], N("b"))]:
    try:
        print(repr(ast.unparse(node)))
    except Exception as error:
        print(type(error).__name__, error)
