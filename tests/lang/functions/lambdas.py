# Lambdas everywhere.
table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "neg": lambda a: -a, "const": lambda: 42, "kw": lambda *, k=1: k, "var": lambda *a, **k: (a, k)}
print(table["+"](1, 2), table["neg"](3), table["const"](), table["kw"](k=9), table["var"](1, z=2))
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)), list(filter(lambda x: x % 2, range(6))), list(map(lambda a, b: a * b, [1, 2], [3, 4])))
print((lambda x: lambda y: lambda z: (x, y, z))(1)(2)(3), (lambda: (yield 1))().__next__(), [*(lambda: [1, 2])()])
f = lambda x, *, y=(lambda: 5)(): x + y
print(f(1), f(1, y=1))
print((lambda x: x if x > 0 else -x)(-5), (lambda x, y=2, *z: [x, y, *z])(1), (lambda a: (b := a) + b)(4))
compose = lambda *fs: lambda x: compose(*fs[:-1])(fs[-1](x)) if fs else x
print(compose(lambda x: x + 1, lambda x: x * 10)(5))
print([(lambda i=i: i)() for i in range(3)], {k: (lambda v: v)(k) for k in "ab"})
cond = lambda: None
cond.attr = 1
print(cond.attr, cond(), cond.__qualname__)
church = lambda n: lambda f: lambda x: x if n == 0 else f(church(n - 1)(f)(x))
plus = lambda m, n: lambda f: lambda x: m(f)(n(f)(x))
print(plus(church(3), church(4))(lambda x: x + 1)(0))
print((lambda: 1) is (lambda: 1), (lambda *a: len(a))(*range(300)))
