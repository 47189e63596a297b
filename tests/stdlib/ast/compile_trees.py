# compile() of syntax trees: as parsed, changed, made by hand, and wrong ones.
import ast
src = '''
def f(a, /, b=2, *args, c, d=4, **kw):
    "doc"
    total = 0
    for i in range(a):
        if i % 2: continue
        total += i
    else:
        total -= 1
    with open("/dev/null") as fh: pass
    try: 1 / 0
    except ZeroDivisionError as e: total += 100
    finally: total += 1000
    return total, b, args, c, d, kw
class K(object, metaclass=type):
    x: int = 5
    def m(self): return [y for y in (1, 2) if y > self.x - 4]
async def co(): return [z async for z in agen()]
lam = lambda *, q=3: q
print(f(5, 1, 2, c=3, z=9), K().m(), lam(), f"{K.x!r:>5}|{1+1=}", -5, 10**30, 1.5, 2j, b"x", ..., None)
match [1, {"a": 2}, 3]:
    case [1, {"a": x, **rest}, *others]: print(x, rest, others)
print({**{"a": 1}, "b": 2}, {1, *[2]}, (yes := 5), 1 < 2 < 3, not True, a[1:2] if (a := [1, 2, 3]) else 0)
def g[T: int](x: T) -> T: return x
print(g(1), g.__type_params__)
'''
exec(compile(ast.parse(src), "<tree>", "exec"))
tree = ast.parse("x = 1 + 2")
class Double(ast.NodeTransformer):
    def visit_Constant(self, node): return ast.copy_location(ast.Constant(node.value * 10), node)
ns = {}
exec(compile(ast.fix_missing_locations(Double().visit(tree)), "t", "exec"), ns); print(ns["x"])
print(eval(compile(ast.Expression(ast.BinOp(ast.Constant(-7), ast.Add(), ast.Constant((1, 2)), lineno=1, col_offset=0), ) if 0 else ast.fix_missing_locations(ast.Expression(ast.Tuple([ast.Constant(-7), ast.Constant((1, (2, "a"))), ast.Constant(10**40), ast.Constant(-10**40), ast.Constant(3+4j)], ast.Load()))), "e", "eval")))
exec(compile(ast.Interactive([ast.fix_missing_locations(ast.Expr(ast.Constant(42, lineno=1, col_offset=0), lineno=1, col_offset=0))]), "s", "single"))
N = lambda n, ctx=None: ast.Name(n, ctx or ast.Load())
def attempt(node, mode="exec"):
    try:
        compile(ast.fix_missing_locations(node) if isinstance(node, ast.AST) else node, "bad", mode)
        print("fine")
    except Exception as e:
        print(type(e).__name__, e)
M = lambda *body: ast.Module(list(body), [])
attempt(ast.Expression(ast.Constant(1)))
attempt(M(ast.Assign([N("x")], ast.Constant(1))))
attempt(M(ast.Assign([], ast.Constant(1))))
attempt(M(ast.Assign([ast.Constant(1)], ast.Constant(1))))
attempt(M(ast.If(ast.Constant(1), [], [])))
attempt(M(ast.FunctionDef("f", ast.arguments([], [], None, [], [], None, []), [], [])))
attempt(M(ast.Expr(ast.BoolOp(ast.And(), [ast.Constant(1)]))))
attempt(M(ast.Expr(ast.Compare(ast.Constant(1), [], []))))
attempt(M(ast.Expr(ast.Dict([ast.Constant(1)], []))))
attempt(M(ast.Expr(N("None"))))
attempt(M(ast.Expr(ast.Constant([1]))))
attempt(M(ast.Expr("x")))
attempt(M(ast.Delete([N("x")])))
attempt(M(ast.Return(ast.Constant(1))))
attempt(M(ast.Break()))
attempt(M(ast.Try([ast.Pass()], [], [], [])))
attempt(M(ast.Raise(None, ast.Constant(1))))
attempt(M(ast.ImportFrom("m", [], 0)))
attempt(M(ast.Global([])))
attempt(M(ast.Expr(ast.ListComp(N("x"), []))))
attempt(M(ast.Match(N("x"), [])))
attempt(M(ast.Match(N("x"), [ast.match_case(ast.MatchStar("a"), None, [ast.Pass()])])))
attempt(M(ast.Match(N("x"), [ast.match_case(ast.MatchAs(None, "_"), None, [ast.Pass()])])))
try: compile(ast.Module([ast.Pass()], []), "x", "exec")
except TypeError as e: print(e)
try: compile(ast.Module(5, []), "x", "exec")
except TypeError as e: print(e)
try: compile(ast.parse("f()"), "x", "eval")
except TypeError as e: print(e)
for expr in ["1 + 2", "[1, (2, {'a': -3})]", "{1, 2}", "b'x' 'y'", "f()", "1 + 2j", "set()", "None", "-x"]:
    try: print(ast.literal_eval(expr))
    except (ValueError, SyntaxError) as e: print(type(e).__name__, str(e)[:30])
for text in ["x = [a*b+c for a in d if e]", "async def f(*, a: int=1) -> None:\n    await g(**h)", "with a as b, c: pass", "x[1:2, ::3] = lambda a, /, *b: (yield)", "try:\n    pass\nexcept* E as e:\n    raise X from Y", "f'{a!r:>{w}}'", "match x:\n    case {'a': 1, **r} | P(a=2): pass"]:
    once = ast.unparse(ast.parse(text)); print(once == ast.unparse(ast.parse(once)), once.replace("\n", "|"))
