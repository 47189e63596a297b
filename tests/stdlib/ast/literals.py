# ast.literal_eval: what is a literal, and what is said of the rest.
import ast

for source in ["1", "-1", "+1", "- 1", "--1", "1 + 2", "1 + 2j", "1 - 2j", "-1 + 2j", "2j + 1", "1 + -2j", "'a'", "'a' 'b'", "b'x'", "u'x'", "f'x'", "f'{1}'", "None", "True", "...", "[1, [2]]", "(1,)", "()", "{1, 2}", "set()", "set( )", "{}", "{1: 'a', (2,): [3]}", "{**{}}", "{1: {2: {3}}}", "[*a]", "a", "a.b", "f(1)", "1 < 2", "not 1", "1 if 2 else 3", "lambda: 1", "[x for x in y]", "1 and 2", "~1", "'%s' % 1", "1 / 2", "  1", "\t1", "\n1", "1\n", "1 # comment", "(1\n)", "", " ", "1 2", "1;2", "x = 1", "1_000", "0x1f", "1e3", "inf", "1e400", "'a' + 'b'", "{1: 2, 3}", "dict()", "[1,", "'a", "10" * 3, "-'a'", "-True", "+None", "{[]: 1}", "{[]}", "\\", "1\x00"]:
    try:
        print(repr(source), repr(ast.literal_eval(source)))
    except Exception as error:
        print(repr(source), type(error).__name__, str(error).partition(": ")[0])
print(ast.literal_eval(ast.Constant(3)), ast.literal_eval(ast.Expression(ast.List([ast.Constant(1)]))))
print(ast.literal_eval(ast.UnaryOp(ast.USub(), ast.Constant(3))), ast.literal_eval(ast.BinOp(ast.Constant(1), ast.Add(), ast.Constant(2j))))
for wrong in (3, None, b"1", [], ast.Name("x"), ast.Constant(frozenset()), ast.Pass()):
    try:
        print(ast.literal_eval(wrong))
    except Exception as error:
        print(type(error).__name__, str(error).partition(": ")[0])
