"""Generators made by lambdas have a value as others do; warnings of commas that may be missing."""

import warnings

f = lambda: (yield 1)
g = f()
print(next(g))
try:
    g.send("sent")
except StopIteration as stop:
    print(stop.value)


def delegate():
    print("got", (yield from (lambda: (yield "inner"))()))


d = delegate()
print(next(d))
try:
    d.send("value")
except StopIteration as stop:
    print(stop.value)

for source in ("[[1, 2] [(i for i in x)]]", "[[1, 2] [lambda: 1]]", "['a' [{1}]]"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source, "<file>", "exec")
    print([str(warning.message) for warning in caught])
