"""Print, as JSON, what the standard library of the interpreter at hand has.

    python names.py MODULE ...

For each module: its public names; for each class the names of its attributes; for what can be called its signature.
An import that fails gives the error's text instead. Run under two interpreters by `compare`.
"""

import importlib
import inspect
import io
import json
import sys
import warnings


def signature(value):
    try:
        return str(inspect.signature(value))
    except (TypeError, ValueError):
        return None


def public(module):
    names = getattr(module, "__all__", None)
    if names is None:
        modules = type(sys)
        names = [
            name for name, value in vars(module).items()
            if not name.startswith("_") and not isinstance(value, modules)
        ]
    return sorted(names)


def describe(module):
    found = {}
    for name in public(module):
        value = getattr(module, name, None)
        entry = {"kind": type(value).__name__}
        if isinstance(value, type):
            entry["attributes"] = sorted(name for name in dir(value) if name != "__static_attributes__")
        elif callable(value):
            entry["signature"] = signature(value)
        found[name] = entry
    return found


def main(names):
    warnings.simplefilter("ignore")
    answer = {}
    out, sys.stdout = sys.stdout, io.StringIO()
    for name in names:
        try:
            answer[name] = describe(importlib.import_module(name))
        except BaseException as error:
            answer[name] = f"{type(error).__name__}: {error}"
    sys.stdout = out
    json.dump(answer, out)


main(sys.argv[1:])
