"""zip, enumerate and dict.items() may use a tuple again that nobody kept: nobody may notice."""
import sys

pairs = list(zip("abc", range(3)))
print(pairs, list(enumerate("xy", 5)), list({"k": 1, "l": 2}.items()), list(zip("ab", "cd", "ef")))
kept = []
for pair in zip("abcd", [[], {}, (), 1]):
    kept.append(pair)
print(kept)
kept = []
for index, pair in enumerate(zip("abcd", range(4))):
    if index % 2:
        kept.append(pair)
print(kept)
it = zip("ab", "cd")
first = next(it)
second = next(it)
print(first, second, first is second)
it = enumerate("abc")
one = next(it)
del one
two = next(it)
print(two, next(it), two)
seen = {}
for item in {"a": 1, "b": 2}.items():
    seen[item] = item
print(seen)
for a, b in zip([1, 2], [3, 4]):
    print(a, b, end=" ")
for i, (a, b) in enumerate(zip([1, 2], [3, 4])):
    print(i, a, b, end=" ")
print()
for a, b, c in zip([1, 2], [3, 4], [5, 6]):
    print(a, b, c)
nested = list(zip(zip("ab", "cd"), zip("ef", "gh")))
print(nested)


class Item:
    def __del__(self):
        print("gone")


for pair in zip([Item() for _ in range(2)], range(2)):
    print(pair[1])
    pair = None
print("end")
d = {i: i for i in range(5)}
try:
    for k in d:
        d[k + 10] = 1
except RuntimeError as error:
    print(error)
try:
    for k in d.values():
        del d[next(iter(d))]
except RuntimeError as error:
    print(error)
it = iter(d)
print(next(it), it.__length_hint__(), list(it), list(it))
d.clear()
print(list(d), list(d.keys()), list(d.values()))
d = {1: "a", 2: "b", 3: "c"}
del d[1]
print([k for k in d], [v for v in d.values()], [i for i in d.items()], list(reversed(d)))
it = iter(d.values())
for v in it:
    print(v, it.__length_hint__())
