"""Which side's `__eq__` is asked when dicts are compared: the left dict's values."""

import types
from collections import OrderedDict


class Value:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("  ", self.name, "==", other.name)
        return True

    __hash__ = None


class Sub(dict):
    pass


left, right = Value("left"), Value("right")
for a, b in (
    ({1: left}, {1: right}),
    ({1: left}, Sub({1: right})),
    (Sub({1: left}), {1: right}),
    ({1: left}, OrderedDict({1: right})),
    (OrderedDict({1: left}), {1: right}),
    (OrderedDict({1: left}), OrderedDict({1: right})),
    (types.SimpleNamespace(a=left), types.SimpleNamespace(a=right)),
    ({1: left}, types.MappingProxyType({1: right})),
):
    print(type(a).__name__, type(b).__name__)
    print(a == b, a != b, [a] == [b], a in (b,))
