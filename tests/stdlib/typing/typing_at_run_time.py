# What typing does while a program runs: protocols, typed dicts, hints, generics, overloads
import typing
from typing import (Annotated, Any, ClassVar, Final, Generic, Literal, NamedTuple, NewType, NotRequired, Optional, Protocol,
                    Required, TypedDict, TypeVar, Union, get_args, get_origin, get_overloads, get_type_hints, overload)


@typing.runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


@typing.runtime_checkable
class Named(Closes, Protocol):
    name: str


class Door:
    def close(self):
        pass


d = Door()
print(isinstance(d, Closes), isinstance(d, Named), issubclass(Door, Closes), isinstance(3, Closes))
d.name = "front"
print(isinstance(d, Named), typing.is_protocol(Named), sorted(typing.get_protocol_members(Named)))
for call in (lambda: issubclass(Door, Named), lambda: Closes(), lambda: isinstance(1, list[int]), lambda: Union[1, 2]):
    try:
        call()
    except TypeError as error:
        print(str(error).split(".")[0].split(" Got ")[0])


class Movie(TypedDict, total=False):
    title: Required[str]
    year: int


class Rated(Movie):
    stars: NotRequired[int]
    by: str


print(Rated(title="x", by="y"), sorted(Rated.__required_keys__), sorted(Rated.__optional_keys__), Rated.__total__, typing.is_typeddict(Rated))


class Employee(NamedTuple):
    """One who works."""
    name: str
    id: int = 3

    def greet(self):
        return f"I am {self.name}"


print(Employee("Guido"), Employee("A", 1).greet(), Employee._field_defaults, get_type_hints(Employee), Employee.__doc__)
T = TypeVar("T", bound=int)
K = TypeVar("K")


class Box(Generic[K, T]):
    limit: ClassVar[int] = 3

    def __class_getitem__(cls, item):
        print("asked for", item)
        return super().__class_getitem__(item)


class IntBox(Box[str, T]):
    pass


print(Box.__parameters__, IntBox.__parameters__, IntBox.__orig_bases__, get_args(Box[str, bool]), get_origin(Box[str, bool]) is Box)
print(type(IntBox[bool]()).__name__, typing.Dict[K, list[T]][str, bool], T.__bound__, Box[str, bool].limit)


def f(a: int, b: "list[str]" = [], *c: Annotated[str, "note"], d: Final[float] = 1.0, **e: Any) -> "Literal['x', 1]": ...


print(get_type_hints(f))
print(get_type_hints(f, include_extras=True)["c"], get_args(Literal[1, "x", Literal[2]]), Optional[str] == Union[None, str])


@overload
def twice(x: int) -> int: ...
@overload
def twice(x: str) -> str: ...
def twice(x):
    return x * 2


print([o.__annotations__["x"].__name__ for o in get_overloads(twice)], twice("ab"))
typing.clear_overloads()
UserId = NewType("UserId", int)
print(get_overloads(twice), UserId(5), UserId.__supertype__, UserId.__name__, typing.cast("whatever", 3), typing.assert_type(1, str))
try:
    typing.assert_never("this")
except AssertionError as error:
    print(error)
