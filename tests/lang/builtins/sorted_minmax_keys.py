# key functions, stability, and what errors in them do.
people = [("ann", 30), ("bob", 25), ("cy", 30), ("dee", 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: p[1], reverse=True), max(people, key=lambda p: p[1]), min(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])), max("abc", key=lambda c: -ord(c)), sorted("Hello World", key=str.swapcase), sorted([1, -3, 2], key=abs), sorted(["b", "A", "c"], key=str.lower), sorted([[3], [1, 2], []], key=len), max([], key=len, default="none"), sorted([(1, "x"), (1, "a")], key=lambda p: p[0]))
calls = []
def key(x): calls.append(x); return -x
print(sorted([3, 1, 2], key=key), calls, min([3, 1, 2], key=key), len(calls)); l = [1, 2, 3, 4, 5]; l.sort(key=lambda x: x % 2); print(l); l.sort(key=None, reverse=True); print(l)
for f in (lambda: sorted([1, 2], key=lambda x: undefined), lambda: sorted([1, "a"], key=str), lambda: sorted([1, None], key=lambda x: x or 0), lambda: sorted([{}, []], key=lambda x: x), lambda: max([1], key=lambda: 1), lambda: sorted([3, 1], key=lambda x: [x]), lambda: sorted([1j, 0], key=abs), lambda: min(key=len), lambda: sorted([1, 2], reverse="yes"), lambda: sorted([1, 2], None, True), lambda: [2, 1].sort(reverse=0.0)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
from functools import cmp_to_key
def natural(s): import re; return [int(t) if t.isdigit() else t for t in re.split(r"(\d+)", s)]
print(sorted(["a10", "a2", "b1", "a1"], key=natural), sorted("bca", key=cmp_to_key(lambda a, b: (a > b) - (a < b))), [sorted(x, key=lambda v: (v is None, v)) for x in ([None, 2, 1],)], sorted(range(20), key=lambda i: (i % 5, -i))[:6])
