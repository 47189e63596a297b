"""What set operations give, in which order, and what they ask of items."""


class Item:
    log = []

    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number % 7

    def __eq__(self, other):
        Item.log.append((self.number, getattr(other, "number", other)))
        return isinstance(other, Item) and self.number == other.number

    def __repr__(self):
        return f"Item({self.number})"


class Own(set):
    pass


texts = ["a", "bc", "def"]
sets = [set(), {1}, set(range(20)), set(range(10, 30)), set(range(0, 4000, 7)), {1, 2.0, True, 3.5, None},
        {Item(1), Item(8), Item(3)}, {Item(8), Item(15), 3}, frozenset(range(5, 9)), Own(range(3, 12)), {2**70, -1, -2},
        {(1, 2), (3, 4), 5}, set(range(60000, 60300))]


def show(value, ordered=True):
    items = list(value)
    if not ordered or any(isinstance(item, Item) for item in items):
        items.sort(key=repr)
    print(type(value).__name__, len(items), items[:12], items[-3:])


for a in sets:
    for b in sets:
        show(a | b)
        show(a & b)
        show(a - b)
        show(a ^ b, False)
        print(a <= b, a < b, a == b, a.isdisjoint(b))
for s in sets:
    assert (s | s) == s and (s | s) is not s or type(s) is frozenset
    c = set(s)
    for t in sets:
        c |= t
    show(c)
    for t in sets[::2]:
        c ^= t
    show(c, False)
    for t in sets[1::3]:
        c -= t
    show(c, False)
    show({1, 2, 3} | {*s} if len(s) < 10 else {1, 2, 3})
f = frozenset([1, 2])
print(f | f, f & f, (f - f), (f ^ f))


class Raising:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise ZeroDivisionError("asked")


for operation in ("__or__", "__and__", "__sub__", "__xor__"):
    try:
        show(getattr({1, 5}, operation)({Raising()}))
    except ZeroDivisionError as error:
        print(operation, error)
    print(getattr({1}, operation)([1]))


def literal():
    return {1, 2, 3}, {"x", "x"}, {*"a", 1, *(2, 3), *{4}}


for found in literal() + literal():
    print(len(found), sorted(found, key=str))
