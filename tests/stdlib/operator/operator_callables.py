# Callables of the operator module in the places of small lambdas
import operator
from functools import reduce
from operator import attrgetter, itemgetter, methodcaller
from types import SimpleNamespace as NS

people = [NS(name=NS(first=f, last=l), age=a) for f, l, a in (("Ada", "Lovelace", 36), ("Alan", "Turing", 41), ("Kurt", "Gödel", 41))]
print([p.name.first for p in sorted(people, key=attrgetter("age", "name.last"))])
print(attrgetter("name.first")(people[0]), attrgetter("age", "name.last")(people[1]))
print(*map(itemgetter(-1, 0), ["abc", [1, 2], range(5)]), itemgetter(slice(1, 3))("abcdef"), itemgetter("k")({"k": 1}))
print(list(map(methodcaller("split", "-", maxsplit=1), ["a-b-c", "x"])), methodcaller("upper"), attrgetter("a.b", "c"), itemgetter(1, 2))
for call in (lambda: attrgetter("name.none")(people[0]), lambda: itemgetter(9)([]), lambda: methodcaller("nope")(1),
             lambda: attrgetter(1), lambda: itemgetter(), lambda: methodcaller(), lambda: methodcaller(5)):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)

tools = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv, "%": operator.mod, "^": operator.pow}


def rpn(text):
    stack = []
    for word in text.split():
        if word in tools:
            b, a = stack.pop(), stack.pop()
            stack.append(tools[word](a, b))
        else:
            stack.append(int(word))
    return stack


print(rpn("3 4 + 2 * 7 /"), rpn("2 10 ^ 100 %  7 //"), reduce(operator.xor, range(10)), reduce(operator.or_, ({1}, {2}, {3})))


class Account:
    def __init__(self, value):
        self.log = [value]

    def __iadd__(self, other):
        self.log.append(other)
        return self

    def __sub__(self, other):
        return Account(sum(self.log) - other)

    def __index__(self):
        return sum(self.log)

    def __length_hint__(self):
        return 7


a = Account(5)
print(operator.iadd(a, 3) is a, a.log, operator.isub(a, 1).log, operator.index(a), operator.length_hint(a), operator.length_hint(1, 4))
xs, t = [1], (1,)
print(operator.iconcat(xs, (2,)) is xs, operator.imul(xs, 2), xs, operator.iconcat(t, (2,)), t, operator.ior({"a": 1}, {"b": 2}), operator.imatmul)
d = {"a": 1}
operator.setitem(d, "b", 2)
operator.delitem(d, "a")
print(d, operator.contains(d, "b"), operator.countOf([1, True, 2, 1.0], 1), operator.indexOf(iter("abc"), "c"), operator.getitem("xyz", slice(None, None, -1)))
print(operator.truth([]), operator.not_(0), operator.is_not(None, 1), operator.inv(5), operator.pos(-True), operator.abs(-3), operator.call(max, 1, 3, key=operator.neg))
for call in (lambda: operator.indexOf([1], 2), lambda: operator.concat(1, 2), lambda: operator.index(1.0), lambda: operator.iadd([1], 2),
             lambda: operator.lshift(1, -1), lambda: operator.length_hint([], "x")):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
