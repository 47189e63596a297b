"""PEP 649 and 749: annotations are evaluated when they are asked for."""


def f(x: Later, y: also.later = 1) -> "text":
    return x


print(f(5), f.__annotate__ is not None)  # expect: 5 True
try:
    f.__annotations__
except NameError as e:
    print(e)  # expect: name 'Later' is not defined


class Later: ...


class also:
    later = int


print({k: getattr(v, "__name__", v) for k, v in f.__annotations__.items()})  # expect: {'x': 'Later', 'y': 'int', 'return': 'text'}


class Node:
    next: Node | None
    value: int = 0


print(Node.__annotations__["next"] == Node | None, Node.__annotate__(1)["value"])  # expect: True <class 'int'>
import annotationlib


def g(a: undefined_name, b: list[undefined_name]): ...


print(annotationlib.get_annotations(g, format=annotationlib.Format.STRING))  # expect: {'a': 'undefined_name', 'b': 'list[undefined_name]'}
print(type(annotationlib.get_annotations(g, format=annotationlib.Format.FORWARDREF)["a"]).__name__)  # expect: ForwardRef
x: print("never printed at module level either, until asked for") = 1
print(x)  # expect: 1
