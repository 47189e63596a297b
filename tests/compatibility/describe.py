"""Describe every builtin type, function and native module of the interpreter that runs this, as JSON.

Runs under both interpreters; `attributes` compares the answers. One entry for each object and each attribute of a type:
`{"list.append": {"kind": "method_descriptor", "own": true, "signature": "(self, object, /)", …}}`.
"""

import builtins
import collections
import functools
import gc
import inspect
import itertools
import json
import math
import operator
import sys
import time
import types
import typing
import weakref

import _thread

MODULES = [builtins, sys, gc, itertools, operator, functools, collections, _thread, time, math, weakref]


async def _coroutine():
    pass


async def _async_generator():
    yield


def _generator():
    yield


def _here():
    return sys._getframe()


class _Slots:
    __slots__ = ("slot", "__weakref__")


class _Plain:
    def method(self):
        pass


type _Alias = int


class _Callable:
    def __call__(self):
        return 1


class _Items:
    def __getitem__(self, index):
        raise IndexError

    def __len__(self):
        return 0


def _types():
    """Each type with the name it is described under."""
    agen = _async_generator()
    coroutine = _coroutine()
    frame = _here()
    objects = {
        "iter(list)": iter([]), "reversed(list)": reversed([]), "iter(tuple)": iter(()), "iter(str)": iter("é"),
        "iter(ascii)": iter("a"), "iter(bytes)": iter(b""), "iter(bytearray)": iter(bytearray()),
        "iter(dict)": iter({}), "reversed(dict)": reversed({}), "dict_keys": {}.keys(), "dict_values": {}.values(),
        "dict_items": {}.items(), "iter(keys)": iter({}.keys()), "iter(values)": iter({}.values()),
        "iter(items)": iter({}.items()), "reversed(values)": reversed({}.values()),
        "reversed(items)": reversed({}.items()), "iter(set)": iter(set()), "iter(range)": iter(range(1)),
        "iter(longrange)": iter(range(1 << 70)), "reversed(range)": reversed(range(1)),
        "iter(callable)": iter(_Callable(), 1), "iter(sequence)": iter(_Items()), "reversed(object)": reversed(_Items()),
        "iter(memoryview)": iter(memoryview(b"")), "iter(GenericAlias)": iter(list[int]),
        "function": _here, "method": _Plain().method, "builtin": len, "bound builtin": [].append,
        "generator": _generator(), "coroutine": coroutine, "coroutine_wrapper": coroutine.__await__(),
        "async_generator": agen, "asend": agen.asend(None), "athrow": agen.athrow(ValueError),
        "anext_awaitable": anext(agen, None), "code": _here.__code__, "iter(co_lines)": _here.__code__.co_lines(),
        "iter(co_positions)": _here.__code__.co_positions(), "frame": frame, "FrameLocalsProxy": frame.f_locals,
        "cell": types.CellType(1), "module": sys, "mappingproxy": type.__dict__, "SimpleNamespace": types.SimpleNamespace(),
        "GenericAlias": list[int], "Union": int | str, "getset": types.FunctionType.__code__, "member": _Slots.slot,
        "wrapper": int.__add__, "method-wrapper": (1).__add__, "method_descriptor": list.append,
        "classmethod_descriptor": vars(dict)["fromkeys"], "None": None, "Ellipsis": ..., "NotImplemented": NotImplemented,
        "weakref": weakref.ref(_Slots), "weakproxy": weakref.proxy(_Slots()), "weakcallableproxy": weakref.proxy(_Plain),
        "flags": sys.flags, "version_info": sys.version_info, "hash_info": sys.hash_info, "int_info": sys.int_info,
        "float_info": sys.float_info, "thread_info": sys.thread_info, "implementation": sys.implementation,
        "lock": _thread.allocate_lock(), "TypeVar": typing.TypeVar("T"), "ParamSpec": typing.ParamSpec("P"),
        "ParamSpecArgs": typing.ParamSpec("P").args, "ParamSpecKwargs": typing.ParamSpec("P").kwargs,
        "TypeVarTuple": typing.TypeVarTuple("Ts"), "TypeAliasType": _Alias, "NoDefault": typing.NoDefault,
        "iter(deque)": iter(collections.deque()), "reversed(deque)": reversed(collections.deque()),
        "iter(odict)": iter(collections.OrderedDict()), "odict_keys": collections.OrderedDict().keys(),
        "odict_values": collections.OrderedDict().values(), "odict_items": collections.OrderedDict().items(),
        "grouper": next(itertools.groupby([1]))[1], "tee": itertools.tee([])[0], "struct_time": time.gmtime(0),
        "lru_cache": functools.lru_cache(len), "cmp_key": functools.cmp_to_key(len), "tuplegetter": _tuplegetter(),
    }
    for started in [coroutine, objects["asend"], objects["athrow"], objects["anext_awaitable"]]:
        started.close()
    found = {}
    for name, value in list(vars(builtins).items()):
        if isinstance(value, type):
            found.setdefault(value, name)
    for name in ["TracebackType", "CapsuleType"]:
        if hasattr(types, name):
            found.setdefault(getattr(types, name), name)
    for name, value in objects.items():
        found.setdefault(type(value), name)
    found.setdefault(typing.Generic, "Generic")
    for module in MODULES:
        for name, value in list(vars(module).items()):
            if isinstance(value, type) and native(value) and not name.startswith("__"):
                found.setdefault(value, f"{module.__name__}.{name}")
    return found


def _tuplegetter():
    return vars(collections.namedtuple("Point", "x"))["x"]


def native(class_):
    """Whether a type is not made by a class statement."""
    return "__firstlineno__" not in vars(class_)


def signature(value):
    try:
        return str(inspect.signature(value))
    except (ValueError, TypeError) as error:
        return type(error).__name__


def describe(value, raw):
    """What is compared about one object: `raw` is what the type's dict holds, `value` what reading it gives."""
    said = {"kind": type(raw).__name__}
    if callable(value):
        said["signature"] = signature(value)
    for name in ["__name__", "__qualname__", "__module__"]:
        if not isinstance(raw, (int, str, float, tuple, frozenset, types.SimpleNamespace)):
            text = getattr(raw, name, "-")
            said[name] = text if isinstance(text, str) else repr(type(text).__name__)
    class_ = getattr(raw, "__objclass__", None)
    if class_ is not None:
        said["__objclass__"] = class_.__qualname__
    if not isinstance(raw, (int, str, float, tuple, list, dict, types.ModuleType)):
        said["doc"] = bool(getattr(raw, "__doc__", None))
    return said


def describe_type(class_, name, answers):
    said = describe(class_, class_)
    said["subclassed"] = bool(class_.__flags__ & 1 << 10)
    said["immutable"] = not class_.__flags__ & 1 << 9 or bool(class_.__flags__ & 1 << 8)
    said["bases"] = [base.__name__ for base in class_.__bases__]
    said["weakrefs"] = class_.__weakrefoffset__ != 0
    said["dict"] = class_.__dictoffset__ != 0
    answers[name] = said
    for attribute in sorted(set(dir(class_)) | set(vars(class_))):
        own = vars(class_)
        if attribute in own:
            raw = own[attribute]
            try:
                value = getattr(class_, attribute)
            except AttributeError:
                value = raw
            answers[f"{name}.{attribute}"] = {"own": True} | describe(value, raw)
        else:
            answers[f"{name}.{attribute}"] = {"own": False}


def main():
    answers = {}
    for class_, name in _types().items():
        describe_type(class_, name, answers)
    for module in MODULES:
        for name, value in list(vars(module).items()):
            known = answers.setdefault(f"{module.__name__}:{name}", {})
            if not isinstance(value, (type, types.ModuleType)):
                known.update(describe(value, value))
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
