# Programs that rewrite programs, and run what comes of it.
import ast, inspect


def run(tree, **names):
    ast.fix_missing_locations(tree)
    exec(compile(tree, "<rewritten>", "exec"), names)
    return names


class Doubler(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node) if isinstance(node.value, int) else node


print(run(Doubler().visit(ast.parse("x = [1, 2, 'a', (3, {4: 5})]")))["x"])


class Logger(ast.NodeTransformer):
    def visit_FunctionDef(self, node):
        self.generic_visit(node)
        call = ast.parse(f"print('enter', {node.name!r}, locals())").body[0]
        node.body.insert(0, call)
        return node

    def visit_Return(self, node):
        value = ast.Call(ast.Name("log", ast.Load()), [node.value or ast.Constant(None)], [])
        return ast.copy_location(ast.Return(value), node)


def log(value):
    print("return", value)
    return value


names = run(Logger().visit(ast.parse("def f(a, b=2):\n    if a:\n        return a + b\n    return\n")), log=log)
print(names["f"](1), names["f"](0))


class Unroller(ast.NodeTransformer):
    def visit_For(self, node):
        if isinstance(node.iter, ast.List) and isinstance(node.target, ast.Name):
            out = []
            for item in node.iter.elts:
                out.append(ast.Assign([ast.Name(node.target.id, ast.Store())], item))
                out.extend(ast.parse(ast.unparse(node.body)).body)
            return out
        return node


tree = Unroller().visit(ast.parse("total = 0\nfor i in [1, 2, 3]:\n    total += i\n    last = i"))
print(ast.unparse(ast.fix_missing_locations(tree)))
names = run(tree)
print(names["total"], names["last"])


class Names(ast.NodeVisitor):
    def __init__(self):
        self.read, self.written = set(), set()

    def visit_Name(self, node):
        (self.read if isinstance(node.ctx, ast.Load) else self.written).add(node.id)


source = inspect.getsource(log) + "x = y = log(z)\ndel w\nfor a, b in c: d[e] = f.g\n[h for h in i]\n(j := k)\n"
visitor = Names()
visitor.visit(ast.parse(source))
print(sorted(visitor.read), sorted(visitor.written))


class Optimizer(ast.NodeTransformer):
    def visit_BinOp(self, node):
        self.generic_visit(node)
        if isinstance(node.left, ast.Constant) and isinstance(node.right, ast.Constant):
            return ast.copy_location(ast.Constant(eval(compile(ast.Expression(node), "", "eval"))), node)
        return node

    def visit_If(self, node):
        self.generic_visit(node)
        if isinstance(node.test, ast.Constant):
            return node.body if node.test.value else node.orelse or None
        return node


print(ast.unparse(Optimizer().visit(ast.parse("x = 2 * 3 + y\nif 0:\n    a\nelse:\n    b\nif 1:\n    c\n    d"))))
built = ast.Module([ast.FunctionDef("power", ast.arguments([], [ast.arg("x"), ast.arg("n")], None, [], [], None, [ast.Constant(2)]), [ast.Return(ast.BinOp(ast.Name("x", ast.Load()), ast.Pow(), ast.Name("n", ast.Load())))], [], None, None, [])], [])
power = run(built)["power"]
print(power(3), power(2, 10), ast.unparse(built))
try:
    exec(compile(ast.fix_missing_locations(ast.parse("def f():\n  return 1 / 0\nf()")), "<tree>", "exec"))
except ZeroDivisionError as error:
    tb = error.__traceback__.tb_next
    print(tb.tb_lineno, tb.tb_next.tb_lineno, tb.tb_next.tb_frame.f_code.co_name)
moved = ast.increment_lineno(ast.parse("1 / 0"), 41)
try:
    exec(compile(moved, "<moved>", "exec"))
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_lineno)
