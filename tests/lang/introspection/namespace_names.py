"""Attributes whose names are put together while the program runs, or are not ASCII, are found by all ways."""

import copy
import types

part = "".join(["a", "b"])

for name in ("glöbal", "abc", "naïve", "变量"):
    built = "".join(list(name))
    for namespace in (
        types.SimpleNamespace(**{built: 1}),
        types.SimpleNamespace({built: 1}),
        copy.replace(types.SimpleNamespace(), **{built: 1}),
    ):
        other = "".join(list(name))
        print(ascii(name), getattr(namespace, other), hasattr(namespace, other + part), namespace == types.SimpleNamespace(**{other: 1}))

print(getattr(types.SimpleNamespace(glöbal=42), b"gl\xc3\xb6bal".decode()))
