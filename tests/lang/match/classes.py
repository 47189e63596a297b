# Class patterns: __match_args__, keywords, builtins, errors.
from dataclasses import dataclass
import enum
@dataclass
class Point:
    x: int
    y: int
class Plain:
    def __init__(self, **k): self.__dict__.update(k)
class Tagged(Plain):
    __match_args__ = ("tag", "value")
class Color(enum.Enum):
    RED = 1
    GREEN = 2
def f(o):
    match o:
        case Point(0, 0): return "origin"
        case Point(x=0, y=y): return f"on y at {y}"
        case Point(x, 0): return f"on x at {x}"
        case Point(x, y) if x == y: return f"diagonal {x}"
        case Point(): return "point"
        case Tagged("add", (a, b)): return f"add {a} {b}"
        case Tagged(tag, value=v): return f"{tag}: {v}"
        case Plain(name=str(n)): return f"named {n}"
        case Color.RED: return "red"
        case Color() as c: return f"colour {c.name}"
        case str(s) | bytes(s): return f"text {s}"
        case int(real=r, imag=0): return f"int {r}"
        case list([a, *_]): return f"list of {a}"
        case dict({"k": v}): return f"dict {v}"
        case type(): return f"type {o.__name__}"
        case float(v): return f"float {v}"
        case tuple(t): return f"tuple {t}"
        case object(): return "object"
for v in [Point(0, 0), Point(0, 5), Point(7, 0), Point(3, 3), Point(1, 2), Tagged(tag="add", value=(1, 2)), Tagged(tag="z", value=0), Tagged(tag="no value"), Plain(name="n"), Plain(name=5), Color.RED, Color.GREEN, "s", b"b", 5, True, [1, 2], [], {"k": 1}, {}, int, 2.5, (1,), None]:
    print(f(v))
class BadArgs: __match_args__ = ["x"]
class BadItem: __match_args__ = (1,)
class Few: __match_args__ = ("a",); a = 1
def errors(o):
    match o:
        case BadArgs(1): pass
        case BadItem(1): pass
        case Few(1, 2): pass
        case Plain(1): pass
        case int(1, 2): pass
for o in (BadArgs(), BadItem(), Few(), Plain(), 5):
    try: errors(o)
    except TypeError as e: print(e)
notaclass = 5
try:
    match 1:
        case notaclass(): pass
except TypeError as e: print(e)
try:
    match Few():
        case Few(1, a=1): print("dup")
except TypeError as e: print(e)
class Prop:
    @property
    def p(self): raise AttributeError("hidden")
    @property
    def q(self): raise ValueError("escapes")
match Prop():
    case Prop(p=_): print("no")
    case _: print("AttributeError means no match")
try:
    match Prop():
        case Prop(q=_): pass
except ValueError as e: print(e)
class Meta(type):
    def __instancecheck__(cls, o): return o == "magic"
class Magic(metaclass=Meta): pass
match "magic":
    case Magic(): print("instancecheck used")
import collections
P3 = collections.namedtuple("P3", "a b c")
match P3(1, 2, 3):
    case P3(a, b, c=3): print(a, b)
match P3(1, 2, 3):
    case (a, b, c): print("as sequence", a, b, c)
