# An AST of classes with a visitor by name, pretty printer, constant folding and evaluation.
class Node:
    fields = ()
    def __init__(self, *args):
        if len(args) != len(self.fields): raise TypeError(f"{type(self).__name__} takes {len(self.fields)} fields, not {len(args)}")
        for k, v in zip(self.fields, args): setattr(self, k, v)
    def __init_subclass__(cls, fields="", **k): super().__init_subclass__(**k); cls.fields = tuple(fields.split()); cls.__match_args__ = cls.fields
    def __repr__(self): return f"{type(self).__name__}({', '.join(repr(getattr(self, f)) for f in self.fields)})"
    def __eq__(self, o): return type(self) is type(o) and all(getattr(self, f) == getattr(o, f) for f in self.fields)
class Num(Node, fields="value"): pass
class Name(Node, fields="id"): pass
class Bin(Node, fields="left op right"): pass
class Call(Node, fields="f args"): pass
class Visitor:
    def visit(self, n):
        for c in type(n).__mro__:
            if m := getattr(self, f"visit_{c.__name__.lower()}", None): return m(n)
        raise NotImplementedError(type(n).__name__)
class Show(Visitor):
    def visit_num(self, n): return str(n.value)
    def visit_name(self, n): return n.id
    def visit_bin(self, n): return f"({self.visit(n.left)} {n.op} {self.visit(n.right)})"
    def visit_call(self, n): return f"{self.visit(n.f)}({', '.join(map(self.visit, n.args))})"
class Fold(Visitor):
    def visit_node(self, n): return n
    def visit_call(self, n): return Call(n.f, [self.visit(a) for a in n.args])
    def visit_bin(self, n):
        match Bin(self.visit(n.left), n.op, self.visit(n.right)):
            case Bin(Num(a), "+", Num(b)): return Num(a + b)
            case Bin(Num(a), "*", Num(b)): return Num(a * b)
            case Bin(x, "*", Num(0)) | Bin(Num(0), "*", x): return Num(0)
            case Bin(x, "*", Num(1)) | Bin(Num(1), "*", x): return x
            case other: return other
class Count(Visitor):
    def __init__(self): self.n = {}
    def visit_node(self, n):
        self.n[type(n).__name__] = self.n.get(type(n).__name__, 0) + 1
        for f in n.fields:
            for c in (v if isinstance(v := getattr(n, f), list) else [v]):
                if isinstance(c, Node): self.visit(c)
        return self.n
t = Bin(Bin(Num(2), "*", Num(3)), "+", Call(Name("f"), [Bin(Name("x"), "*", Num(1)), Bin(Num(0), "*", Name("y")), Num(7)]))
print(Show().visit(t), "->", Show().visit(Fold().visit(t)), Count().visit(t)); print(Fold().visit(t)); print(t == Fold().visit(t), Fold().visit(Fold().visit(t)) == Fold().visit(t))
for bad in (lambda: Num(), lambda: Bin(1, 2), lambda: Visitor().visit(t)):
    try: bad()
    except (TypeError, NotImplementedError) as e: print(type(e).__name__, e)
