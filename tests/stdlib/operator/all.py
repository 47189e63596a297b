# operator: every function, itemgetter, attrgetter, methodcaller.
import operator as op
print(op.add(1, 2), op.sub(5, 3), op.mul(2, 3), op.truediv(7, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 5), op.neg(1), op.pos(-1), op.inv(5), op.invert(0), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.lshift(1, 4), op.rshift(16, 2), op.not_(0), op.truth([]), op.is_(None, None), op.is_not(1, None), op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.ge(1, 2), op.gt(2, 1), op.abs(-3), op.index(True), op.concat("a", "b"), op.contains([1], 1), op.countOf([1, 2, 1], 1), op.indexOf("abc", "c"), op.getitem({"k": 5}, "k"), op.length_hint([1, 2]), op.call(max, 1, 5))
l = [1, 2, 3]; op.setitem(l, 0, 9); op.delitem(l, 1); print(l, op.iadd(l, [4]), l, op.imul(5, 2), op.iand(7, 3), op.ior(1, 2), op.isub(5, 1), op.iconcat("a", "b"), op.ifloordiv(7, 2))
class A:
    def __init__(self, **k): self.__dict__.update(k)
    def m(self, *a, **k): return (a, k)
a = A(x=1, n=A(y=2))
print(op.itemgetter(1)("abc"), op.itemgetter(0, -1)([1, 2, 3]), op.itemgetter("k")({"k": "v"}), op.itemgetter(slice(1, 3))("hello"), op.attrgetter("x")(a), op.attrgetter("x", "n.y")(a), op.methodcaller("m", 1, k=2)(a), op.methodcaller("upper")("abc"), op.itemgetter(1), op.attrgetter("x", "n.y"), op.methodcaller("m", 1, k=2))
print(sorted([{"a": 2}, {"a": 1}], key=op.itemgetter("a")), list(map(op.mul, [1, 2], [3, 4])), op.__add__(1, 2), op.is_none(None) if hasattr(op, "is_none") else True)
for s in ["op.add(1)", "op.add(1, 'a')", "op.itemgetter()", "op.itemgetter(5)('a')", "op.attrgetter(5)", "op.attrgetter('nope')(a)", "op.methodcaller()", "op.methodcaller(5)", "op.indexOf([1], 2)", "op.index(1.5)", "op.concat(1, 2)", "op.truediv(1, 0)", "op.contains(5, 1)", "op.length_hint(5)", "op.length_hint([], 'a')", "op.attrgetter('n.z')(a)", "op.countOf(5, 1)", "op.setitem((1,), 0, 1)", "op.itemgetter(1)(a)"]:
    try: print(s, "=", eval(s))
    except Exception as e: print(s, "|", type(e).__name__, e)
