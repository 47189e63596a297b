# Sequence patterns: lists, tuples, stars, nesting; which types count as sequences.
from collections import deque, UserList
import array
def f(x):
    match x:
        case []: return "empty"
        case [1]: return "just one"
        case [1, 2]: return "one two"
        case ["go", direction]: return f"go {direction}"
        case ["drop", *objects] if objects: return f"drop {objects}"
        case [[a, b], [c, d]]: return f"2x2 {a}{b}{c}{d}"
        case (first, *_, last) if first == last: return f"same ends {first}"
        case [*_, 0]: return "ends in zero"
        case [x, y, *rest]: return f"x={x} y={y} rest={rest}"
        case [single]: return f"single {single!r}"
        case _: return "no sequence"
for v in [[], (), [1], (1, 2), ["go", "north"], ["drop"], ["drop", "a", "b"], [[1, 2], (3, 4)], [5, 6, 5], (1, 2, 0), range(3), range(1, 3), "ab", b"ab", {1, 2}, {1: 2}, iter([1]), deque([1, 2]), bytearray(b"ab"), memoryview(b"ab"), UserList([1]), array.array("i", [1, 2]), (i for i in "a")]:
    try:
        print(type(v).__name__, "->", f(v))
    except TypeError as e:
        print(e)
class Seq:
    def __len__(self): return 2
    def __getitem__(self, i): return i
print(f(Seq()))
from collections.abc import Sequence
class Real(Sequence):
    def __init__(self, *v): self.v = v
    def __len__(self): print("len", end=" "); return len(self.v)
    def __getitem__(self, i): print("get", i, end=" "); return self.v[i]
print(f(Real(1, 2)), f(Real("go", "x")))
match [1, [2, [3, [4]]]]:
    case [a, [b, [c, [d]]]]: print(a, b, c, d)
match [1, 2, 3, 4, 5]:
    case [a, *mid, b] if sum(mid) > 5: print(a, mid, b)
match ("x", 1):
    case (str() as k, int() | float() as v): print(k, v)
def bind_on_failure():
    match [1, 2]:
        case [a, 3]: pass
        case [b, 2] if False: pass
    try: return a
    except UnboundLocalError as e: return str(e), b
print(bind_on_failure())
match [1, 2]:
    case 1, 2: print("bare")
match [3]:
    case 3,: print("bare one")
match (1, 2, 3):
    case [*all]: print(all)
match [[1, 2, 3], [4, 5, 6]]:
    case [[_, *row1], [_, *row2]]: print(row1, row2)
