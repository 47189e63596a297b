"""What CPython 3.13 writes in C shows its signature and docstring, or there is a reason.

`native_signatures.txt` holds a line for each function, type and method in C of the modules below that has one of the
two: its name, its signature (or nothing) and `doc` (or nothing). `native_signatures.py record`, run by CPython 3.13,
writes it anew.
"""

import fnmatch
import importlib
import inspect
import pathlib
import signal  # a default value of _thread.interrupt_main
import sys
import types
import warnings

MODULES = """
    abc array ast asyncio atexit binascii bisect builtins bz2 cmath codecs collections contextlib contextvars copyreg csv
    datetime decimal dis errno faulthandler fcntl functools gc grp gzip hashlib heapq hmac importlib inspect io itertools
    json lzma marshal math mmap multiprocessing.shared_memory operator os pickle posix pwd pyexpat queue random re
    readline resource secrets select selectors signal socket stat statistics string struct subprocess symtable sys
    syslog tempfile termios threading time tokenize tracemalloc types typing unicodedata uuid warnings weakref
    xml.etree.ElementTree zipimport zlib zoneinfo _thread
""".split()

RECORD = pathlib.Path(__file__).with_name("native_signatures.txt")

# Where gillie shows something else, and why.
REASONS = {
    "as 3.14 has it": ["ast.Constant.[ns]", "builtins.map", "io.Buffered*", "itertools.*.__reduce__", "itertools.*.__setstate__"],
    "CPython has no name for the parameter": ["codecs.*_errors", "io.BytesIO.__setstate__", "io.BytesIO.readlines"],
    "what CPython counts of an object's memory": ["*.__sizeof__"],
    "its compiler to machine code; sockets of the kernel's ciphers; clocks of threads": [
        "dis.get_executor", "socket.SocketType.sendmsg_afalg", "time.pthread_getcpuclockid",
    ],
    "the library's text in Python has no docstring": [
        "datetime.*.__reduce__", "datetime.*.__format__", "datetime.datetime.astimezone", "datetime.timezone", "datetime.timezone.*",
        "decimal.Context", "decimal.Context.__init__", "decimal.Context.copy", "decimal.Decimal.conjugate", "zoneinfo.ZoneInfo.*",
    ],
    "a parameter whose name the library's text in Python has": ["datetime.*.fromisoformat"],
}


def signature(value):
    try:
        return str(inspect.signature(value))
    except Exception:
        return ""


def found(module):
    """Every native function, type and method: its name, its signature, whether it has a docstring."""
    for name, value in sorted(vars(module).items()):
        path = f"{module.__name__}.{name}"
        if name.startswith("_") or isinstance(value, (types.ModuleType, types.FunctionType)):
            continue
        if getattr(value, "__module__", None) in MODULES and value.__module__ != module.__name__:
            continue
        if isinstance(value, types.BuiltinFunctionType):
            yield path, signature(value), bool(value.__doc__)
        elif isinstance(value, type) and "__firstlineno__" not in vars(value):
            if value.__module__ == "builtins" and module.__name__ != "builtins":
                continue
            yield path, signature(value), bool(value.__doc__)
            for inner, raw in sorted(vars(value).items()):
                public = not inner.startswith("_") or inner in ("__reduce__", "__setstate__", "__format__", "__sizeof__", "__init__")
                if public and not isinstance(raw, (types.FunctionType, str, int, float, tuple, value)):
                    read = getattr(value, inner, raw)
                    yield f"{path}.{inner}", signature(read) if callable(read) else "", bool(getattr(raw, "__doc__", ""))


def everything():
    warnings.simplefilter("ignore")
    for name in MODULES:
        for path, text, documented in found(importlib.import_module(name)):
            yield path, text, "doc" * documented


def look_up(path):
    """The same of what is no native function of its own here: inherited, or written in Python (with names of its own)."""
    module = max((name for name in MODULES if path.startswith(name + ".")), key=len)
    owner = value = sys.modules[module]
    for name in path.removeprefix(module + ".").split("."):
        owner, value = value, getattr(value, name)
    documented = inspect.getattr_static(owner, name) if isinstance(owner, type) else value
    native = callable(value) and not isinstance(inspect.unwrap(value), (types.FunctionType, types.MethodType))
    return signature(value) if native else None, bool(documented.__doc__)


def main():
    here = {path: (text, doc) for path, text, doc in everything()}
    if sys.argv[1:] == ["record"]:
        RECORD.write_text("".join(f"{path}\t{text}\t{doc}\n" for path, (text, doc) in here.items() if text or doc))
        return
    patterns = [pattern for some in REASONS.values() for pattern in some]
    wrong = 0
    for line in RECORD.read_text().splitlines():
        path, text, doc = line.split("\t")
        if any(fnmatch.fnmatchcase(path, pattern) for pattern in patterns):
            continue
        try:
            own_text, own_doc = here.get(path) or look_up(path)
        except AttributeError:
            print("missing:", path)
            wrong += 1
            continue
        if text and own_text not in (text, None):
            print(f"{path}: {own_text or 'no signature'} instead of {text}")
            wrong += 1
        if doc and not own_doc:
            print(f"{path}: no docstring")
            wrong += 1
    print(wrong, "wrong")


main()
