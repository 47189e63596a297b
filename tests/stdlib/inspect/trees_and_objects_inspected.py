# A tree transformed, written as text and run; functions and classes asked what they are
import ast
import inspect
import unicodedata


class Fold(ast.NodeTransformer):
    """Constants are computed, names are counted, assert becomes a call."""

    def __init__(self):
        self.names = {}

    def visit_Name(self, node):
        self.names[node.id] = self.names.get(node.id, 0) + 1
        return node

    def visit_BinOp(self, node):
        self.generic_visit(node)
        match node:
            case ast.BinOp(ast.Constant(), _, ast.Constant()):
                return ast.copy_location(ast.Constant(eval(ast.unparse(node))), node)
        return node

    def visit_Assert(self, node):
        self.generic_visit(node)
        call = ast.parse("check()").body[0]
        call.value.args = [node.test, ast.Constant(ast.unparse(node.test))]
        return ast.copy_location(call, node)

    def visit_Pass(self, node):
        return None


source = """
def f(x, /, y: int = 2 * 3 + 1, *rest, key="a" * 3, **more) -> 'r':
    'doc'
    pass
    assert x < 60 * 60 * 24
    total = sum(n ** 2 for n in rest if n % 2)
    return f"{x!r:>{y}}|{total=}", lambda: (yield), -(1 + 1) ** 2
"""
fold = Fold()
tree = ast.fix_missing_locations(fold.visit(ast.parse(source)))
print(ast.unparse(tree), fold.names, sep="\n")
space = {"check": lambda ok, text: print("check", ok, text)}
exec(compile(tree, "<tree>", "exec"), space)
f = space["f"]
print(f(5, 4, 1, 2, 3)[0], f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_posonlyargcount, f.__code__.co_kwonlyargcount, f.__code__.co_flags & inspect.CO_VARARGS)
s = inspect.signature(f)
print(s, [p.kind.description for p in s.parameters.values()], s.return_annotation)
bound = s.bind(1, z=2)
bound.apply_defaults()
print(bound.args, bound.kwargs, s.replace(parameters=list(s.parameters.values())[:2]))
for call in (lambda: s.bind(), lambda: inspect.signature(5), lambda: inspect.getsource(f)):
    try:
        call()
    except (TypeError, ValueError, OSError) as error:
        print(type(error).__name__, error)


class Base:
    """Base's words."""
    slot = property(lambda self: 1)

    def method(self): "does it"
    @classmethod
    def make(cls, n=1): ...
    @staticmethod
    def tool(): ...
    async def go(self): ...


class Child(Base):
    def method(self): ...
    def gen(self): yield


print([(n, inspect.isfunction(v), inspect.ismethod(v), inspect.iscoroutinefunction(v), inspect.isgeneratorfunction(v)) for n, v in inspect.getmembers(Child, callable) if n[0] != "_"])
print([(a.name, a.kind, a.defining_class.__name__) for a in inspect.classify_class_attrs(Child) if a.defining_class is not object and a.name[0] != "_"])
print(inspect.getdoc(Child.method), inspect.getdoc(Child), inspect.signature(Child.make), inspect.getattr_static(Child(), "slot") is Base.slot, [c.__name__ for c in inspect.getmro(Child)])
print([unicodedata.name(c) for c in "é☃"], unicodedata.lookup("SNOWMAN"), ascii(unicodedata.normalize("NFKD", "ﬁé½")), unicodedata.numeric("½"), [unicodedata.category(c) for c in "aA1 _\u0301"])
