# dataclasses: fields, defaults, frozen, order, inheritance, post_init, slots, errors.
from dataclasses import *
import dataclasses
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    hidden: str = field(default="h", repr=False, compare=False)
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
a, b = P(3, 4), P(3, y=4)
print(a, a == b, a.norm(), a != P(1), a == (3, 4), [f.name for f in fields(P)], asdict(a), astuple(a), replace(a, x=10), is_dataclass(a), P.__match_args__, a.tags is not b.tags, P.__eq__ is not object.__eq__, P.__hash__)
@dataclass(order=True, frozen=True)
class V:
    major: int
    minor: int = 0
print(V(1, 2) < V(1, 3), sorted([V(2), V(1, 5), V(1)]), hash(V(1)) == hash(V(1)), {V(1): "a"}[V(1, 0)], max(V(1), V(0, 9)))
try: V(1).major = 5
except FrozenInstanceError as e: print(type(e).__name__, e)
try: del V(1).major
except FrozenInstanceError as e: print(e)
@dataclass
class Q(P):
    z: int = 9
    total: int = field(init=False)
    scale: InitVar[int] = 2
    count = 0
    def __post_init__(self, scale): self.total = (self.x + self.y + self.z) * scale
print(Q(1), Q(1, 2, scale=3).total, [f.name for f in fields(Q)])
@dataclass(slots=True, kw_only=True)
class S:
    a: int
    b: str = "b"
print(S(a=1), S.__slots__, hasattr(S(a=1), "__dict__"))
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int
print(K(1, c=2), K.__match_args__)
@dataclass(repr=False, eq=False)
class N: a: int = 1
print(repr(N())[:11], N() == N())
@dataclass(unsafe_hash=True)
class H: a: int
print(hash(H(1)) == hash(H(1)))
for f in (lambda: P(), lambda: P(1, 2, 3, 4, 5), lambda: P(1, w=1), lambda: S(1), lambda: V(1) < 5, lambda: replace(V(1), nope=1), lambda: fields(5), lambda: asdict(P), lambda: hash(P(1)), lambda: K(1, 2), lambda: make_dataclass("M", ["a", ("b", int), ("c", int, 5)])(1, 2), lambda: replace(Q(1), total=5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for body in ["a: int = 1\n b: int", "a: list = []", "a: int = field(default=1, default_factory=int)", "a = field()", "a: dict = {}", "a: object = set()"]:
    try: exec(f"@dataclass\nclass X:\n {body}"); print("fine")
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
try:
    @dataclass
    class F(V): c: int = 0
except TypeError as e: print(e)
@dataclass
class Tree:
    v: int
    kids: "list[Tree]" = field(default_factory=list)
t = Tree(1, [Tree(2), Tree(3, [Tree(4)])]); print(t, asdict(t)); t.kids.append(t); print(repr(t)[-30:])
print(fields(P)[1].default, fields(P)[2].default is MISSING, fields(P)[0].type, field(default=1).default, P.__doc__, P.__init__.__annotations__, {f.name: f.metadata for f in fields(V)})
