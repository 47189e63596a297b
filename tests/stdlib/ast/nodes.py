# Classes of nodes: construction, fields, positions, comparison, copies.
import ast, copy, pickle, warnings

warnings.simplefilter("ignore")


def attempt(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(ast.Name._fields, ast.Name._attributes, ast.Name.__match_args__, ast.Name.__doc__, ast.expr.__doc__.splitlines()[0])
print(ast.BinOp.__mro__, ast.Load.__bases__, ast.AST._fields, ast.FunctionDef._field_types.keys())
node = ast.Name("x")
print(node.id, type(node.ctx).__name__, attempt(lambda: node.lineno), sorted(node.__dict__))
print(attempt(ast.Name, "x", ast.Load(), 3), attempt(ast.Name, "x", id="y"), ast.Name(id="x", ctx=ast.Store()).ctx.__class__.__name__)
node = ast.Constant(1, lineno=3, col_offset=4)
print(node.value, node.kind, node.lineno, node.col_offset, attempt(lambda: node.end_lineno))
print(ast.List().elts, ast.Call(node).args, ast.FunctionDef("f", ast.arguments(), [ast.Pass()]).decorator_list, ast.Return().value)
print(attempt(lambda: ast.Attribute().value), attempt(lambda: ast.Attribute(node).attr))
tree = ast.parse("def f(x,\n      y):\n    return x + y  # comment\n\n\nclass A: é = 'ü'; b = é\n")
for n in ast.walk(tree):
    if hasattr(n, "lineno"):
        print(type(n).__name__, n.lineno, n.col_offset, n.end_lineno, n.end_col_offset)
source = "x = f(1,\n   'é') + [y\n]\nz = '''a\nb'''"
tree = ast.parse(source)
for n in ast.walk(tree):
    if isinstance(n, ast.expr):
        print(type(n).__name__, repr(ast.get_source_segment(source, n)))
print(repr(ast.get_source_segment("  if x:\n      y\n  z", ast.parse("if x:\n    y").body[0], padded=True)), ast.get_source_segment("x", ast.Name("x")))
print([type(n).__name__ for n in ast.walk(ast.parse("a + b * c"))], [f for f, v in ast.iter_fields(ast.parse("a.b", mode="eval").body)])
print([type(n).__name__ for n in ast.iter_child_nodes(ast.parse("a(b, *c)", mode="eval").body)])
print(ast.get_docstring(ast.parse("'''  doc\n    more\n  '''")), ast.get_docstring(ast.parse("'  x '"), clean=False), ast.get_docstring(ast.parse("1")), attempt(ast.get_docstring, ast.Name("x")))


class Visitor(ast.NodeVisitor):
    def visit_Name(self, node):
        print("name", node.id)

    def visit_BinOp(self, node):
        print("op", type(node.op).__name__)
        self.generic_visit(node)

    def visit_Constant(self, node):
        print("constant", node.value)


Visitor().visit(ast.parse("a + 1 - b * f(c, 'd')"))


class Transformer(ast.NodeTransformer):
    def visit_Name(self, node):
        return ast.copy_location(ast.Subscript(ast.Name("data", ast.Load()), ast.Constant(node.id), node.ctx), node)

    def visit_Pass(self, node):
        return None

    def visit_Expr(self, node):
        return [node, node]


new = ast.fix_missing_locations(Transformer().visit(ast.parse("x = y + 1\npass\nf(z)")))
print(ast.unparse(new))
print(ast.dump(ast.increment_lineno(ast.parse("x\ny"), 5).body[1], include_attributes=True))
print(ast.compare(ast.parse("a + b"), ast.parse("a  +  b")) if hasattr(ast, "compare") else True)
other = copy.deepcopy(tree)
print(ast.dump(other) == ast.dump(tree), other is not tree, ast.dump(pickle.loads(pickle.dumps(tree))) == ast.dump(tree))


class Own(ast.Name):
    _fields = ("id", "extra")

    def __init__(self, *args):
        super().__init__(*args)


own = Own("a", 3)
print(own.id, own.extra, ast.dump(own), ast.AST().__dict__, attempt(lambda: ast.AST(x=1).x))
match ast.parse("f(1)", mode="eval").body:
    case ast.Call(ast.Name(name), [ast.Constant(value)]):
        print(name, value)
tree = ast.parse("x = [] # type: list[int]\nfor i in x: # type: int\n  pass # type: ignore[abc]\ndef f(a, # type: int\n      b):\n  # type: (...) -> None\n  pass", type_comments=True)
print([(type(n).__name__, n.type_comment) for n in ast.walk(tree) if getattr(n, "type_comment", None)], [(t.lineno, t.tag) for t in tree.type_ignores])
for code, version in [("(x := 1)", (3, 7)), ("def f(a, /): pass", (3, 7)), ("with (a as b): pass", (3, 8)), ("type X = int", (3, 11)), ("def f[T](): pass", (3, 11)), ("try: pass\nexcept* A: pass", (3, 10)), ("f'{x=}'", (3, 7)), ("async def f(): pass", (3, 4)), ("x: int = 1", (3, 5)), ("1_000", (3, 5)), ("x = a @ b", (3, 4)), ("[x async for x in y]", (3, 5)), ("x", (2, 7)), ("x[*a]", (3, 10)), ("@a[0]\ndef f(): pass", (3, 8))]:
    print(repr(code), version, attempt(lambda: type(ast.parse(code, feature_version=version)).__name__))
