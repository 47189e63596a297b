# Annotations of functions and classes that look alike in 3.13 and 3.14.
import typing
def f(a: int, b: "str" = "x", *args: float, c: list[int] = (), **kw: dict) -> None: ...
print(f.__annotations__, typing.get_type_hints(f))
class A:
    x: int
    y: "A" = None
    z: typing.Optional[str] = None
    def m(self, o: "A") -> "list[A]": ...
class B(A):
    w: float = 1.5
print(A.__annotations__, B.__annotations__, typing.get_type_hints(B), typing.get_type_hints(A.m))
class C: pass
print(C.__annotations__, (lambda: 1).__annotations__, hasattr(C(), "x"))
def no_eval():
    x: print("never evaluated in a function") = 1
    return x
print(no_eval())
f.__annotations__["a"] = str; print(f.__annotations__["a"])
f.__annotations__ = {"q": 1}; print(f.__annotations__); del f.__annotations__; print(f.__annotations__)
A.__annotations__["new"] = int; print("new" in A.__annotations__)
print(typing.get_type_hints(typing.NamedTuple("P", [("x", int)])), typing.get_origin(list[int]), typing.get_args(dict[str, int]), typing.Union[int, str] == typing.Union[str, int], typing.Optional[int], typing.Any, typing.Callable[[int], str], typing.List[int], typing.cast(int, "x"))
T = typing.TypeVar("T")
class Box(typing.Generic[T]):
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
print(Box[int](5).get(), Box[int], Box.__parameters__, Box[int].__args__, T, T.__name__, Box("s").v)
class Proto(typing.Protocol):
    def run(self) -> int: ...
@typing.runtime_checkable
class Runs(typing.Protocol):
    def run(self): ...
class Impl:
    def run(self): return 1
print(isinstance(Impl(), Runs), isinstance(5, Runs), typing.Literal["a", 1], typing.Final, typing.TypedDict("TD", {"a": int})(a=1), typing.TYPE_CHECKING, typing.Annotated[int, "meta"].__metadata__)
@typing.overload
def over(x: int): ...
@typing.overload
def over(x: str): ...
def over(x): return x
print(over(5), typing.NewType("UserId", int)(5), typing.no_type_check(f) is f)

# What 3.14 says:
# expect: {'a': <class 'int'>, 'b': 'str', 'args': <class 'float'>, 'c': list[int], 'kw': <class 'dict'>, 'return': None} {'a': <class 'int'>, 'b': <class 'str'>, 'args': <class 'float'>, 'c': list[int], 'kw': <class 'dict'>, 'return': <class 'NoneType'>}
# expect: {'x': <class 'int'>, 'y': 'A', 'z': str | None} {'w': <class 'float'>} {'x': <class 'int'>, 'y': <class '__main__.A'>, 'z': str | None, 'w': <class 'float'>} {'o': <class '__main__.A'>, 'return': list[__main__.A]}
# expect: {} {} False
# expect: 1
# expect: <class 'str'>
# expect: {'q': 1}
# expect: {}
# expect: True
# expect: {'x': <class 'int'>} <class 'list'> (<class 'str'>, <class 'int'>) True int | None typing.Any typing.Callable[[int], str] typing.List[int] x
# expect: 5 __main__.Box[int] (~T,) (<class 'int'>,) ~T T s
# expect: True False typing.Literal['a', 1] typing.Final {'a': 1} False ('meta',)
# expect: 5 5 True
