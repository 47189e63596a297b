# compile() of trees: what the validator says.
import ast

N, C = (lambda x: ast.Name(x, ast.Load())), ast.Constant
S = lambda x: ast.Name(x, ast.Store())


def stmt(node):
    return ast.Module([node], [])


def expr(node):
    return ast.Expression(node)


def show(tree, mode=None):
    tree = ast.fix_missing_locations(tree) if isinstance(tree, ast.AST) else tree
    mode = mode or ("eval" if isinstance(tree, ast.Expression) else "exec")
    try:
        compile(tree, "<tree>", mode)
        print("compiles")
    except Exception as error:
        print(type(error).__name__, str(error).partition(", but got")[0])


no_args = ast.arguments()
for node in [
    ast.FunctionDef("f", no_args, []), ast.FunctionDef("f", no_args, [C(1)]), ast.ClassDef("A"), ast.ClassDef("A", body=[ast.Pass()]),
    ast.Delete([]), ast.Delete([N("x")]), ast.Delete([S("x")]), ast.Assign([], C(1)), ast.Assign([N("x")], C(1)), ast.Assign([S("x")], S("y")), ast.Assign([C(1)], C(1)),
    ast.AugAssign(N("x"), ast.Add(), C(1)), ast.AugAssign(S("x"), ast.Add(), S("y")), ast.AnnAssign(N("x"), C(1), None, 1), ast.AnnAssign(S("x"), C(1), None, 0), ast.AnnAssign(ast.Attribute(N("x"), "y", ast.Store()), C(1), None, 1),
    ast.For(N("x"), N("y"), [ast.Pass()]), ast.For(S("x"), N("y"), []), ast.While(N("x"), []), ast.If(N("x"), []), ast.If(S("x"), [ast.Pass()]), ast.With([], [ast.Pass()]), ast.With([ast.withitem(N("x"), N("y"))], [ast.Pass()]), ast.With([ast.withitem(N("x"))], []),
    ast.Raise(None, N("x")), ast.Raise(S("x")), ast.Try([], [], [], []), ast.Try([ast.Pass()], [], [], []), ast.Try([ast.Pass()], [], [ast.Pass()], [ast.Pass()]), ast.Try([ast.Pass()], [ast.ExceptHandler(None, None, [])], [], []), 
    ast.Assert(S("x")), ast.Import([]), ast.ImportFrom("a", [], 0), ast.ImportFrom("a", [ast.alias("b")], -42), ast.ImportFrom(None, [ast.alias("b")], 0), ast.Global([]), ast.Nonlocal([]), ast.Expr(S("x")), ast.Return(C(1)), ast.Break(), ast.Match(N("x"), []), ast.Match(N("x"), [ast.match_case(ast.MatchValue(N("y")), None, [ast.Pass()])]),
    ast.Match(N("x"), [ast.match_case(ast.MatchAs(), None, [])]), ast.Match(N("x"), [ast.match_case(ast.MatchStar("a"), None, [ast.Pass()])]), ast.Match(N("x"), [ast.match_case(ast.MatchOr([ast.MatchAs()]), None, [ast.Pass()])]), ast.Match(N("x"), [ast.match_case(ast.MatchMapping([C(1)], []), None, [ast.Pass()])]), ast.Match(N("x"), [ast.match_case(ast.MatchSingleton(1), None, [ast.Pass()])]), ast.Match(N("x"), [ast.match_case(ast.MatchAs(ast.MatchAs(), None), None, [ast.Pass()])]), ast.Match(N("x"), [ast.match_case(ast.MatchClass(C(1), [], [], []), None, [ast.Pass()])]), ast.Match(N("x"), [ast.match_case(ast.MatchClass(N("A"), [], ["a"], []), None, [ast.Pass()])]),
]:
    show(stmt(node))
for node in [
    ast.BoolOp(ast.And(), []), ast.BoolOp(ast.And(), [N("x")]), ast.BinOp(S("x"), ast.Add(), C(1)), ast.Lambda(no_args, S("x")), ast.Lambda(ast.arguments(args=[ast.arg("x")], defaults=[C(1), C(2)]), C(1)), ast.Lambda(ast.arguments(kwonlyargs=[ast.arg("x")], kw_defaults=[]), C(1)), ast.Dict([C(1)], []), ast.Dict([S("x")], [C(1)]), ast.Set([]), ast.List([S("x")], ast.Load()), ast.Tuple([C(1), S("x")], ast.Load()), ast.ListComp(C(1), []), ast.ListComp(C(1), [ast.comprehension(N("x"), N("y"), [], 0)]), ast.GeneratorExp(S("x"), []), ast.Compare(C(1), [], []), ast.Compare(C(1), [ast.Lt()], []), ast.Call(S("f"), [], []), ast.Call(N("f"), [S("x")], []), ast.Call(N("f"), [], [ast.keyword("a", S("x"))]), ast.Attribute(S("x"), "y", ast.Load()), ast.Subscript(N("x"), S("y"), ast.Load()), ast.Starred(N("x"), ast.Load()), ast.NamedExpr(N("x"), C(1)), ast.NamedExpr(ast.Attribute(N("x"), "y", ast.Store()), C(1)), ast.Name("None", ast.Load()), ast.Name("True", ast.Store()), ast.Constant([1]), ast.Constant({1: 2}), ast.Constant(object), ast.Constant((1, [2])), ast.Yield(C(1)), ast.Await(C(1)), ast.JoinedStr([ast.FormattedValue(S("x"), -1)]), ast.JoinedStr([N("x")]), ast.FormattedValue(N("x"), 300), ast.Slice(S("x")), ast.IfExp(S("x"), C(1), C(2)),
]:
    show(expr(node))
show(ast.Module([C(1)], []))
show(ast.Module([None], []))
show(ast.Expression(None))
show(ast.Expression(ast.Pass()))
show(ast.Module(3, []))
show(ast.Expression(C(1)), "exec")
show(ast.Module([], []), "eval")
show(C(1), "eval")
show(ast.Interactive([]), "single")
show(ast.FunctionType([], C(1)), "func_type")
for tree in [ast.Expression(ast.Name("x")), ast.Expression(ast.Constant(1)), ast.Module([ast.Pass(lineno=1)], []), ast.Expression(ast.Name(3, ast.Load(), lineno=1, col_offset=0)), ast.Expression(ast.Name("x", ast.Load(), lineno="1", col_offset=0)), ast.Expression(ast.Name("x", ast.Load(), lineno=3, col_offset=0, end_lineno=2, end_col_offset=0)), ast.Expression(ast.Name("x", ast.Load(), lineno=1, col_offset=5, end_lineno=1, end_col_offset=2)), ast.Expression(ast.Name("x", ast.Load(), lineno=-1, col_offset=5, end_lineno=1, end_col_offset=7)), ast.Expression(ast.BinOp(C(1, lineno=1, col_offset=0), 3, C(1), lineno=1, col_offset=0)), ast.Expression(ast.Call(C(1), 3, [], lineno=1, col_offset=0))]:
    try:
        compile(tree, "<tree>", "eval" if isinstance(tree, ast.Expression) else "exec")
        print("compiles")
    except Exception as error:
        print(type(error).__name__, str(error).split(" <ast")[0].split(", got <")[0])
