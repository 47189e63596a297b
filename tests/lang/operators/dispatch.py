# Reflected operators, subclass priority, NotImplemented and the errors when nobody answers.
class A:
    def __add__(self, other):
        return f"A+{type(other).__name__}"
    def __radd__(self, other):
        return f"{type(other).__name__}+A (r)"
    def __eq__(self, other):
        print("A.__eq__", end=" ")
        return NotImplemented
    def __lt__(self, other):
        return "lt"


class B(A):
    def __radd__(self, other):
        return f"{type(other).__name__}+B (r)"
    def __gt__(self, other):
        return "B gt"


class C(A):
    pass


print(A() + 1, 1 + A(), A() + A(), A() + B(), B() + A(), A() + C(), sep="; ")
print(A() == 1, A() == A(), A() != 1)
print(A() < 1, A() < B(), A() > A())


class Nothing:
    pass


ops = ["+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", "<", ">=", "in", "and"]
for op in ops:
    try:
        print(op, eval(f"n {op} 1", {"n": Nothing()}).__class__.__name__)
    except TypeError as e:
        print(e)
for text in ["-n", "+n", "~n", "n[0]", "n()", "len(n)", "iter(n)", "next(n)", "abs(n)", "round(n)", "int(n)", "float(n)", "complex(n)", "hash(n) and 1", "divmod(n, 1)", "pow(n, 2)", "pow(n, 2, 3)", "n.x", "[*n]", "f(*n)", "f(**n)", "reversed(n)", "[][n]", "range(n)", "chr(n)", "bytes(n)", "bin(n)", "n[0:1]", "sum([n])", "sorted([n, n])", "max(n)", "dict(n)", "set(n)", "'a' % n", "'%d' % n", "' '.join(n)", "' '.join([n])", "f'{n:d}'", "isinstance(1, n)", "issubclass(n, int)"]:
    try:
        print(text, eval(text, {"n": Nothing(), "f": print}))
    except (TypeError, AttributeError) as e:
        print(f"{text:12} {type(e).__name__}: {e}")
n = Nothing()
for statement in ["n[0] = 1", "del n[0]", "del n.x", "a, b = n", "for x in n: pass", "with n: pass", "raise n", "n += 1", "assert n is None, 'why'", "import nothing_here", "from time import nothing_here"]:
    try:
        exec(statement)
    except Exception as e:
        print(f"{statement:12} {type(e).__name__}: {e}")
