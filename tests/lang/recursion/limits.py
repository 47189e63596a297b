# Deep recursion raises RecursionError everywhere and the program goes on.
import sys
def down(n): return down(n + 1)
class R:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __hash__(self): return hash(self)
    def __len__(self): return len(self)
    def __getattr__(self, n): return getattr(self, n + "x")
    def __call__(self): return self()
    def __add__(self, o): return self + o
    def __iter__(self): yield from self
    def __bool__(self): return bool(self)
    def __lt__(self, o): return self < o
    def __str__(self): return f"{self}"
    def __contains__(self, x): return x in self
    def __getitem__(self, k): return self[k]
    def __index__(self): return [1][self]
    p = property(lambda self: self.p)
def a(n): return b(n)
def b(n): return a(n)
def nested(kind, n):
    x = kind()
    for _ in range(n): x = kind([x])
    return x
def deep_dict(n):
    d = {}
    for _ in range(n): d = {"k": d}
    return d
r = R()
lam = lambda: lam()
def gen(n): yield from gen(n + 1)
def mapper(n): return list(map(mapper, [n]))
def sorter(n): return sorted([1, 2], key=sorter)
def comp(n): return [comp(x) for x in [n]]
def fin(n):
    try: return fin(n + 1)
    finally: pass
def kw(**k): return kw(**k)
class Meta(type):
    def __call__(cls): return cls()
class M(metaclass=Meta): pass
class New:
    def __new__(cls): return cls()
class Init:
    def __init__(self): Init()
N = 100_000
tests = {"call": lambda: down(0), "mutual": lambda: a(0), "lambda": lam, "method repr": lambda: repr(r), "eq": lambda: r == 1, "hash": lambda: hash(r), "len": lambda: len(r), "getattr": lambda: r.q, "call method": lambda: r(), "add": lambda: r + 1, "iter": lambda: list(r), "bool": lambda: bool(r), "lt": lambda: r < 1, "str": lambda: str(r), "contains": lambda: 1 in r, "getitem": lambda: r[0], "index": lambda: [1][r], "property": lambda: r.p, "yield from": lambda: list(gen(0)), "map": lambda: mapper(0), "sorted": lambda: sorter(0), "comprehension": lambda: comp(0), "finally": lambda: fin(0), "keywords": lambda: kw(a=1), "metaclass": M, "new": New, "init": Init,
    "list repr": lambda: repr(nested(list, N)), "tuple repr": lambda: repr(nested(tuple, N)), "dict repr": lambda: repr(deep_dict(N)), "list eq": lambda: nested(list, N) == nested(list, N), "tuple eq": lambda: nested(tuple, N) == nested(tuple, N), "dict eq": lambda: deep_dict(N) == deep_dict(N), "list lt": lambda: nested(list, N) < nested(list, N), "isinstance": lambda: isinstance(1, nested(tuple, N))}
for name, f in tests.items():
    try: f(); print(name, "finished")
    except RecursionError as e: print(name, "RecursionError")
print("alive", len(repr(nested(list, 50))))
def count(n):
    try: return count(n + 1)
    except RecursionError: return n
print(900 < count(0) < 1000, 900 < count(0) < 1000)
sys.setrecursionlimit(5000); print(4800 < count(0) < 5000); sys.setrecursionlimit(1000)
def recover(n):
    try: recover(n + 1)
    except RecursionError: pass
    return n
print(recover(0), str(type(down)))
