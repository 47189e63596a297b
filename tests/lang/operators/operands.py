"""Subscripts, slices, tests and comparisons with operands of every kind: locals, temporaries, last references."""


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

    def __repr__(self):
        return self.name


def make():
    return [Thing("a"), (Thing("b"), Thing("c")), {"k": Thing("d")}, "text"]


def subscripts():
    x = make()[0]
    print("x", x)
    x = make()[1][-1]
    print("x", x)
    x = make()[2]["k"]
    print("x", x)
    x = make()[3][1]
    print("x", x)
    y = [[1, 2], [3, 4]]
    y[1][0] = Thing("e")
    y[1][0] = 5
    y[-1][-1] += 10
    print(y, y[True], y[0][False])
    [Thing("f")][0].name = "g"
    print((1, 2, 3)[1], "abc"[-1], b"abc"[0], range(10)[3], {1: 2}[1], {True: "t"}[1], {1.0: "f"}[1])


subscripts()
L, T, S, D, N = [1], (1,), "a", {}, 5
for text in ("L[5]", "L[-2]", "T[1]", "S[1]", "D['k']", "L['a']", "T[None]", "S['b']", "N[0]", "D[[]]", "L[1.0]", "L[1:2]['a']"):
    try:
        print(eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)
for container in ([0, 1, 2, 3, 4], (0, 1, 2, 3, 4), "abcde", b"abcde"):
    print(container[1:3], container[:-1], container[-2:], container[:], container[3:1], container[-100:100], container[::2], container[::-1], container[4:1:-2], container[10:])
    print(container[None:None], container[True:3], container[:None:-1])
l = list(range(6))
l[1:3] = l[3:1:-1]
print(l)
l[:2] = [9]
l[2:2] = (7, 8)
l[::2] = "abc" if len(l[::2]) == 3 else "abcd"
print(l)
l[1:4] = l
print(l)
t = (1, 2)
print(t[:] is t, t[0:2] is t, t[:1])
for value in (0, 1, 0.0, -0.0, 0.5, "", "a", [], [0], (), (0,), {}, {0: 0}, set(), {0}, None, ..., b"", 0j, 1j, range(0), range(1), Thing, 1 << 70, len, frozenset()):
    print("yes" if value else "no", not value, "yes" if not value else "no", value and 1, value or 2, end="; ")
print()


class Falsy:
    def __bool__(self):
        return False


class Empty:
    def __len__(self):
        return 0


class Full(list):
    def __len__(self):
        return 3


class Plain(dict):
    pass


for value in (Falsy(), Empty(), Full(), Plain(), Plain(a=1), object()):
    print(bool(value), not value, 1 if value else 0)
print(3 in [1, 2, 3], 4 in (1, 2), "a" in "abc", "bc" in "abcd", "" in "a", 1 in {1: 2}, 2 not in {2}, 1.0 in [1], True in (1,), None in [None], [1] in [[1]], "é" in "caffé")
nan = float("nan")
print(nan in [nan], nan in (nan,), nan in {nan}, nan == nan, nan is nan)
for text in ("1 in 5", "1 in 'a'", "[] in {}", "[] in set()"):
    try:
        print(eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)
print("a" < "b", "a" == "a", "a" != "é", "é" > "z", "a" == None, None == "a", None != 1, None is None, 1 == "1", (1, 2) < (1, 3), [1] == [1.0])
for text in ("1 < 'a'", "None < 1", "'a' < None", "1j < 2"):
    try:
        print(eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)
print(Thing("t1") is Thing("t2"), Thing("t3") is not Thing("t4"))
if Thing("u") is None:
    print("never")
if Thing("v"):
    print("truth")
if Thing("w") == Thing("w"):
    print("never")
a, b = [Thing("p"), Thing("q")]
a, b = b, a
print(a, b)
a = b = None
(a, b), c = (Thing("r"), 1), 2
a, b, c = 1, 2, 3
a, *b, c = Thing("s"), 2, 3
print(a, b, c)
for wrong in ("a, b = 1, 2, 3", "a, b = [1]", "a, b, c = {1}", "a, b = 5", "a, *b, c = [1]", "[a, b] = 'abc'"):
    try:
        exec(wrong)
    except Exception as error:
        print(type(error).__name__, error)
d = {}
d[1] = d[1.0] = d[True] = "one"
d["a"] = 1
d["a"] += 5
d[(1, 2)] = d[1, 2] = "pair"
print(d, [x for x in d], {**d, "z": 1}, {k: v for k, v in d.items()}, {x for x in "hello" if x > "g"} == {"h", "l", "o"})


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n


d = {Key(1): "a", 1: "b", Key(2): "c"}
d[Key(1)] = "d"
print(d[Key(1)], d[1], d[Key(2)], len(d), Key(3) in d, 1 in {Key(5), 1}, len({Key(1), Key(1), 1, True}))
a = None
print("end")
