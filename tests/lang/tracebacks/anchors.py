# Which part of an expression the carets stress.
import traceback


def show(source, **names):
    try:
        code = compile(source, "<anchors>", "exec")
        import linecache

        linecache.cache["<anchors>"] = (len(source), None, source.splitlines(True), "<anchors>")
        exec(code, dict(names))
    except Exception:
        lines = traceback.format_exc().splitlines()[3:]
        print("\n".join(lines))


class Thing:
    attribute = None


t = Thing()
for source in [
    "1 / 0", "1/0", "1    /    0", "x = 1 / 0", "x = (1) / (0)", "x = (1 / 0) + 2", "x = 2 * (3 + 1 / 0)",
    "x = 1 // 0 // 3", "x = 5 % 0 ** 2", "'a' + 1", "x = 'a' + 1 + 2", "-'a'", "not t + 1", "~'a'",
    "t[0]", "t.attribute[0]", "t.attribute[0][1]", "x = t [ 0 ]", "[1, 2][5]", "{}['a']['b']", "t.a.b.c",
    "t.attribute.b", "t()", "t.attribute()", "t.attribute(1, 2)", "x = t (1)", "len(1)", "len(len(1))",
    "t.attribute.x = 1", "t[0] = 1", "del t[0]", "del t.x", "t.attribute += 1", "x = t; x += 1", "x = [t]; x[0] += 1",
    "1 < 't'", "1 in 2", "x = 1 < 2 < 't'", "'a' if t + 1 else 2", "t @ 1", "1 << 'a'", "1 >> 'a'", "x = t ** 2", "t | 1",
    "for x in 1: pass", "for x, y in [1]: pass", "a, b = 1", "a, b = [1]", "*a, b = []", "[*1]", "{**1}", "print(*1)", "print(**1)",
    "with t: pass", "with t as x: pass", "assert t.attribute", "assert 1 == 2, 'why'", "raise t", "raise ValueError('x')",
    "raise ValueError from 3", "import nothing_like_it", "x = [y for y in 1]",
    "x = [y / 0 for y in [1]]", "x = {y: y / 0 for y in [1]}", "lambda: 1 / 0", "(lambda: 1 / 0)()", "class A(1): pass",
    "class A(t): pass", "def f(x=1 / 0): pass", "@t\ndef f(): pass", "@t.attribute\nclass A: pass", "f'{1 / 0}'", "f'{t:d}'",
    "f'{t!r:>{1 / 0}}'", "x = yes and no", "x = 1 if no else 2", "while 1 / 0: pass", "if t < 1: pass", "match t:\n case int(1 / 0): pass",
    "match 1:\n case Thing(): pass", "exec('1 / 0')", "eval('1 +')", "int('x')", "int ( 'x' )", "t.__getattribute__('zz')",
    "print(t.a,\n      1)", "x = t.a; y = 1", "'%d' % 'x'", "x = ('%d'\n     % 'x')", "a.b.c", "t.attribute.b().c", "(t).b", "(t.attribute).b", "(t\n .attribute\n .b)", "global zz; zz", "del zz", "zz += 1", "return_ = 1 / 0 # comment", "é = t.é", "x = 'ä' + 1 # ü",
]:
    print(repr(source))
    show(source, t=t, Thing=Thing)
