# Displays: tuples, lists, sets, dicts, with stars and trailing commas.
print((), (1,), (1, 2,), 1, *"ab")
print([], [1, ], [*range(3), *"xy", 9])
print({1, 1, 1}, {*()}, sorted({*"hello"}), set())
print({}, {"a": 1, "b": 2, }, {**{"a": 1}, "a": 2, **{"c": 3}})
x = 1,
y = *x, 2
print(x, y, (*x, *y), [*x, *y], {*x, *y})
print({1: "int", 1.0: "float", True: "bool"})
print({"k": {"n": [1, (2, {3})]}})
print(((((1)))), ((((1,)))), [[[]]], [()], ([],))
try:
    {[]: 1}
except TypeError as e:
    print(e)
try:
    {{}}
except TypeError as e:
    print(e)
try:
    [*1]
except TypeError as e:
    print(e)
try:
    {**1}
except TypeError as e:
    print(e)
try:
    {**[("a", 1)]}
except TypeError as e:
    print(e)
a = [1]
a.append(a)
d = {}
d["d"] = d
print(a, d, repr((a,)))
