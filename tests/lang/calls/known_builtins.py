"""Calls of builtins that an interpreter may do without a call: results, errors, references and moments of death."""
import sys
import weakref
from collections import OrderedDict, defaultdict


class Dies(list):
    def __del__(self):
        print("dies", len(self))


def lengths():
    for value in ([1, 2], (1,), "abc", b"ab", {1: 2}, {1, 2, 3}, range(5), bytearray(b"x"), "", "é\u20ac\U0001f600"):
        print(len(value), end=" ")
    print(len([1, 2, 3] + [4]), len("ab" * 3), len(str(12345)), len(Dies([1])))
    for wrong in (lambda: len(5), lambda: len(), lambda: len([], []), lambda: len(None), lambda: len(int)):
        try:
            wrong()
        except TypeError as error:
            print(error)

    class Counted(list):
        def __len__(self):
            return 77

    print(len(Counted()), len(OrderedDict(a=1)), len(defaultdict(int)))


class Base:
    pass


class Derived(Base):
    pass


class Meta(type):
    def __instancecheck__(cls, value):
        return value == 42


class Odd(metaclass=Meta):
    pass


class Claims:
    @property
    def __class__(self):
        return Base


def instances():
    objects = (1, True, 1.5, None, "x", [], Base(), Derived(), Base, int, type, Claims(), 42, isinstance)
    for object in objects:
        answers = [
            isinstance(object, int), isinstance(object, float), isinstance(object, str), isinstance(object, Base),
            isinstance(object, Derived), isinstance(object, type), isinstance(object, object.__class__),
            isinstance(object, Odd), isinstance(object, (int, Base)), isinstance(object, int | str),
        ]
        print("".join("FT"[answer] for answer in answers), end=" ")
    print(isinstance(Base(), Base), isinstance(Derived(), Base), isinstance(type, type), isinstance(Dies(), list))
    for wrong in (lambda: isinstance(1, 2), lambda: isinstance(1), lambda: isinstance(1, int, 2)):
        try:
            wrong()
        except TypeError as error:
            print(error)
    derived = Derived()
    proxy = weakref.proxy(derived)
    print(isinstance(proxy, Base), isinstance(proxy, Derived), isinstance(proxy, int), isinstance(proxy, (int, Base)))
    same = [Base, Base]
    print(isinstance(same.pop(), same.pop()), same)


def characters():
    print([ord(c) for c in "aé\u20ac\U0001f600"], ord(b"x"), ord(bytearray(b"y")), ord("ab"[0]), ord(chr(300)))
    for wrong in (lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: ord()):
        try:
            wrong()
        except TypeError as error:
            print(error)


def lists():
    items = []
    for i in range(40):
        items.append(i)
    items.append(items)
    print(len(items), items[-1] is items, items.append(None), [].append(1))
    add = items.append
    print(add("x"), items[-1], list.append(items, "y"), items[-1])

    class Loud(list):
        def append(self, item):
            print("append", item)
            super().append(item)

    loud = Loud()
    loud.append(1)
    print(loud)
    for wrong in (lambda: items.append(), lambda: items.append(1, 2), lambda: list.append((), 1)):
        try:
            wrong()
        except TypeError as error:
            print(error)
    kept = Base()
    before = sys.getrefcount(kept)
    items.append(kept)
    print(sys.getrefcount(kept) - before)
    items.pop()
    print(sys.getrefcount(kept) - before)
    watched = weakref.ref(kept)
    [].append(kept)
    del kept
    print(watched())


def dicts():
    table = {"a": 1, 2: "two", None: 3, (1, 2): 4, 1.5: 5}
    print(table.get("a"), table.get("b"), table.get(2, 0), table.get(True, "no"), table.get(None), table.get((1, 2)),
          table.get(1.5), table.get("zz", []), table.get("a", Dies([1, 2])), {}.get("x", "y"), {"x": "z"}.get("x", "y"))
    key = "k" + str(len(table))
    print(table.get(key, key), table.get("a", key), sys.getrefcount(key) > 0)
    default = Base()
    before = sys.getrefcount(default)
    for _ in range(5):
        table.get("a", default), table.get("missing", default)
    print(sys.getrefcount(default) - before)
    counted = defaultdict(list, a=[1])
    print(counted.get("a"), counted.get("b"), counted["a"], counted["b"], "b" in counted, "c" in counted)

    class Other(dict):
        def get(self, key, default=None):
            return "mine"

        def __missing__(self, key):
            return "missing " + str(key)

        def __contains__(self, key):
            return "yes"

    other = Other(a=1)
    print(other.get("a"), other["a"], other["b"], "zz" in other, "zz" not in other)
    for wrong in (lambda: table.get(), lambda: table.get(1, 2, 3), lambda: table.get([]), lambda: table["nope"],
                  lambda: [] in table, lambda: {} in {1}):
        try:
            wrong()
        except (TypeError, KeyError) as error:
            print(type(error).__name__, error)


def texts():
    words = ["", "a", "b", "ab", "abcdefgh", "abcdefgi", "abcdefghi", "é", "ée", "\u20ac", "a\u20ac", "x" * 33, "x" * 32 + "y"]
    for a in words:
        b = "".join(list(a))
        row = [a == b, a != b, a <= b, a < b]
        row += [x for w in words for x in (a == w, a < w, a >= w, w in a)]
        print("".join("FT"[x] for x in row))
    print("".join(c for c in "hello é\u20ac" if c in "aeiou\u20ac"), [c for c in "a-b" if c not in "-"])
    print("abc"[0], "abc"[-1], "é\u20acx"[0], "é\u20acx"[2], ("a" + "é")[1], "xyz"[1:][0])
    for wrong in (lambda: "abc"[3], lambda: "abc"[-4], lambda: ""[0], lambda: 1 in "abc", lambda: "a" < 1):
        try:
            wrong()
        except (TypeError, IndexError) as error:
            print(type(error).__name__, error)
    iterator = iter("ab\u20ac")
    print(next(iterator), *iterator, list(iterator))


def classes():
    print(type(1), type(type), type("x"), type(Base()), type(Dies([1, 2, 3])).__name__)
    print(int("12"), str(12), list("ab"), tuple([1, 2]), dict([(1, 2)]), set([1]), float("1.5"), bool([]), bytes(2),
          range(3), list(), tuple(), dict(), set(), str(), int(), frozenset([1]), list(zip([1], [2])), complex(1, 2))
    for wrong in (lambda: int("x"), lambda: list(5), lambda: tuple(1, 2), lambda: dict(5), lambda: range(), lambda: str(b"", 5)):
        try:
            wrong()
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)

    class Mine(list):
        def __init__(self, items, extra=0):
            super().__init__(items)
            self.extra = extra

    class New(str):
        def __new__(cls, text):
            return super().__new__(cls, text.upper())

    class Plain(dict):
        pass

    print(Mine([1, 2], 3), Mine([1]).extra, New("abc"), Plain([(1, 2)]), type(Plain()).__name__, not Plain(), not Mine([1]))
    Base.x = 1

    class Late(tuple):
        pass

    print(Late([1, 2]))
    Late.__init__ = lambda self, items: print("init", items)
    print(Late([3]))
    del Late.__init__
    print(Late([4]))


def watched():
    """A builtin that raises, calls back, or is replaced."""
    print(sorted([3, 1, 2], key=lambda x: -x), list(map(len, ["a", "bb"])), max("abc", key=ord))

    def recurse(n):
        return len([recurse(n - 1)]) if n else 0

    print(recurse(50))
    globals()["len"] = lambda x: "replaced"
    print(len([1]))
    del globals()["len"]
    print(len([1]))
    try:
        sorted([1, 2], key=lambda x: 1 / 0)
    except ZeroDivisionError as error:
        print(error, error.__traceback__.tb_next.tb_frame.f_code.co_name)


for test in (lengths, instances, characters, lists, dicts, texts, classes, watched):
    print(test.__name__)
    for _ in range(2):
        test()
