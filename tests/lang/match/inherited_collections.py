"""What `match` takes for a sequence or a mapping follows the method resolution order; keys may not repeat."""

import collections
import collections.abc


def kind(subject):
    match subject:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
    return "neither"


class C:
    pass


for bases in [
    (collections.UserDict, collections.abc.Sequence),
    (C, collections.UserDict, collections.abc.Sequence),
    (dict, C, collections.abc.Sequence),
    (collections.UserDict, list, C),
    (collections.UserList, collections.abc.Mapping),
    (C, collections.UserList, collections.abc.Mapping),
    (list, C, collections.abc.Mapping),
    (collections.UserList, dict, C),
]:
    print([base.__name__ for base in bases], kind(type("T", bases, {})()))

for source in ["{0: _, False: _}", "{0: _, 0.0: _}", "{0: _, -0: _}", "{0: _, 0j: _}", "{'a': _, f'': _}", "(*x)", "(*x,)", "{1: _, 1.5: _}"]:
    try:
        compile(f"match 1:\n    case {source}: pass", "<case>", "exec")
        print(source, "ok")
    except SyntaxError as error:
        print(source, error.msg, error.lineno, error.offset)
