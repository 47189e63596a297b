"""What gillie's prompt does that Python can do: completion, and its own commands (`%gil`, `%dis`, `%time`, `%refs`)."""

import builtins
import sys

# Where the text ends: code, or inside a string.

def _open_string(text):
    """Where the string begins in which the text ends, and its quote; None in code; False in a comment."""
    at, end = 0, len(text)
    while at < end:
        char = text[at]
        if char == "#":
            at = text.find("\n", at)
            if at < 0:
                return False
        elif char in "'\"":
            quote = text[at:at + 3] if text[at:at + 3] in ("'''", '"""') else char
            start, at = at, at + len(quote)
            while at < end:
                if text[at] == "\\":
                    at += 2
                elif text.startswith(quote, at):
                    break
                elif text[at] == "\n" and len(quote) == 1:
                    break
                else:
                    at += 1
            else:
                return start, quote
            at += len(quote) if text[at] != "\n" else 1
            continue
        at += 1
    return None


def _expression(text):
    """The expression at the end of the text that an attribute or a key is asked of."""
    at = len(text)
    while True:
        start = at
        while at and text[at - 1] in ")]}":
            at = _opening(text, at)
            if at is None:
                return ""
        if at and text[at - 1] in "'\"":
            quote = text[at - 1]
            opening = text.rfind(quote, 0, at - 1)
            if opening < 0:
                return ""
            at = opening
        while at and (text[at - 1].isalnum() or text[at - 1] == "_"):
            at -= 1
        if at == start:
            return ""
        if at and text[at - 1] == ".":
            at -= 1
            continue
        return text[at:]


def _opening(text, end):
    """Where the bracket opens that closes before `end`."""
    depth = 0
    for at in range(end - 1, -1, -1):
        if text[at] in ")]}":
            depth += 1
        elif text[at] in "([{":
            depth -= 1
            if not depth:
                return at
    return None


class _Unknown(Exception):
    pass


def _value(text, namespace):
    """The value of an expression that calls nothing but attributes' descriptors."""
    import ast

    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise _Unknown from None

    def value(node):
        match node:
            case ast.Constant():
                return node.value
            case ast.Name():
                for scope in namespace, builtins.__dict__:
                    if node.id in scope:
                        return scope[node.id]
            case ast.Attribute():
                return getattr(value(node.value), node.attr)
            case ast.Subscript():
                container = value(node.value)
                if type(container) in (list, tuple, dict, str, bytes, range):
                    return container[value(node.slice)]
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
                return -number
            case ast.JoinedStr():
                return ""
            case ast.List():
                return []
            case ast.Dict():
                return {}
            case ast.Set():
                return set()
            case ast.Tuple():
                return ()
        raise _Unknown

    try:
        return value(tree)
    except Exception:
        raise _Unknown from None


# What fits.

def _library(namespace, ask):
    """What `rlcompleter` finds among these names, by what is shown of it."""
    from rlcompleter import Completer

    class Robust(Completer):
        def _callable_postfix(self, value, word):
            try:
                return super()._callable_postfix(value, word)
            except Exception:
                return word + "("

    return {whole.rstrip(" :()"): whole for whole in ask(Robust(namespace))}


def _names(prefix, namespace):
    names = {name: value for name, value in list(namespace.items()) if isinstance(name, str)}
    found = _library(names, lambda completer: completer.global_matches(prefix))
    return {name: whole for name, whole in found.items() if prefix.startswith("_") or not name.startswith("_")}


def _attributes(value, prefix):
    try:
        found = _library({"value": value}, lambda completer: completer.attr_matches("value." + prefix))
    except Exception:
        # To have one of them raises: their names will do.
        return {name: name for name in dir(value) if name.startswith(prefix)}
    return {name.removeprefix("value."): whole.removeprefix("value.") for name, whole in found.items()}


_top = None


def _modules(dotted):
    """Modules that the last part of a dotted name may become."""
    from pkgutil import iter_modules

    package, dot, prefix = dotted.rpartition(".")
    if not dot:
        global _top
        key = tuple(sys.path)
        if _top is None or _top[0] != key:
            _top = key, {info.name for info in iter_modules()} | set(sys.builtin_module_names)
        names = _top[1] | {name for name in sys.modules if "." not in name}
    else:
        names = _submodules(package)
    return sorted(
        name for name in names
        if name.startswith(prefix) and name.isidentifier() and (prefix or not name.startswith("_"))
    )


def _submodules(package):
    from pkgutil import iter_modules

    loaded = {name[len(package) + 1:] for name in list(sys.modules) if name.startswith(package + ".")}
    return {info.name for info in iter_modules(_locations(package))} | {name for name in loaded if "." not in name}


def _locations(package):
    """The folders of a package, without importing it."""
    module = sys.modules.get(package)
    if module is not None:
        return list(getattr(module, "__path__", ()))
    from importlib.machinery import PathFinder

    path = None
    for part, _, name in ((package[:end], end, package[:end].rpartition(".")[2]) for end in _ends(package)):
        spec = None
        for finder in [*sys.meta_path, PathFinder]:
            find = getattr(finder, "find_spec", None)
            spec = find and find(part, path)
            if spec:
                break
        if spec is None or spec.submodule_search_locations is None:
            return []
        path = list(spec.submodule_search_locations)
    return path or []


def _ends(dotted):
    return [at for at, char in enumerate(dotted) if char == "."] + [len(dotted)]


# Of the library's modules these do something when they are imported.
_LOUD = {"this", "antigravity", "__main__", "_prompt", "site"}


def _members(module, prefix):
    """What `from module import` finds. The library's own modules are imported for it."""
    found = {name: name for name in _submodules(module)}
    loaded = sys.modules.get(module)
    if loaded is None and module not in _LOUD:
        import importlib.util

        try:
            spec = importlib.util.find_spec(module) if "." not in module else None
            if spec and (spec.origin == "built-in" or str(spec.origin).startswith("<gillie>")):
                loaded = importlib.import_module(module)
        except Exception:
            loaded = None
    if loaded is not None:
        found.update((name, name) for name in dir(loaded))
    return {
        name: whole for name, whole in found.items()
        if name.startswith(prefix) and (prefix.startswith("_") or not name.startswith("_"))
    }


def _import(statement):
    """The word and what it may become, if the text ends in an import."""
    import re

    if found := re.fullmatch(r"from\s+([\w.]*)", statement):
        word = found[1]
        if word.startswith("."):
            return word, {}
        return word.rpartition(".")[2], {name: name for name in _modules(word)}
    if found := re.fullmatch(r"from\s+[\w.]+\s+(\w*)", statement):
        return found[1], {"import": "import "} if "import".startswith(found[1]) else {}
    if found := re.fullmatch(r"from\s+([\w.]+)\s+import\s*\(?(?:\s*\w+(?:\s+as\s+\w+)?\s*,)*\s*(\w*)", statement):
        if re.search(r"import$", statement):
            return None
        return found[2], _members(found[1], found[2])
    if found := re.fullmatch(r"import\s+(?:[\w.]+(?:\s+as\s+\w+)?\s*,\s*)*([\w.]*)", statement):
        word = found[1]
        return word.rpartition(".")[2], {name: name for name in _modules(word)}
    return None


def _paths(text):
    import os

    folder, slash, prefix = text.rpartition("/")
    place = os.path.expanduser(folder + slash) or "."
    found = {}
    try:
        with os.scandir(place) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith(prefix) and (prefix.startswith(".") or not name.startswith(".")):
                    whole = name
                    try:
                        whole += "/" if entry.is_dir() else ""
                    except OSError:
                        pass
                    found[whole] = whole
    except (OSError, ValueError):
        pass
    return prefix, found


def _keys(container, start, quote):
    """Keys of a mapping, written as after `[`, that begin with what was typed."""
    try:
        keys = list(container.keys())
    except Exception:
        return {}
    found = {}
    for key in keys[:10000]:
        if isinstance(key, str):
            shown = repr(key)
            if quote and shown[0] != quote:
                shown = quote + key.replace("\\", "\\\\").replace(quote, "\\" + quote) + quote
                if not key.isprintable():
                    continue
        elif quote or not isinstance(key, (int, float, bytes, tuple, type(None))):
            continue
        else:
            try:
                shown = repr(key)
            except Exception:
                continue
        if shown.startswith(start):
            found[shown] = shown + "]"
    return found


def complete(text, namespace):
    """What the end of the text may become: the word there, and pairs of what is shown and what takes its place."""
    word, found = _complete(text, namespace)
    return word, sorted(found.items())


def _complete(text, namespace):
    if text.startswith("%"):
        command, space, rest = text.partition(" ")
        if not space:
            return command, {name: name + " " for name in MAGIC if name.startswith(command)}
        text = rest
    string = _open_string(text)
    if string is False:
        return "", {}
    if string is not None:
        start, quote = string
        before = text[:start].rstrip()
        if before.endswith("[") and len(quote) == 1:
            try:
                container = _value(_expression(before[:-1]), namespace)
            except _Unknown:
                pass
            else:
                if hasattr(container, "keys"):
                    return text[start:], _keys(container, text[start:], quote)
        return _paths(text[start + len(quote):])
    import re

    statement = re.split(r"[;\n](?![^(]*\))|:(?=\s+(?:import|from)\b)", text)[-1].lstrip()
    if statement.startswith(("import ", "from ", "import\t", "from\t")):
        answer = _import(statement)
        if answer is not None:
            return answer
    word = re.search(r"\w*$", text)[0]
    before = text[:len(text) - len(word)]
    if before.endswith("."):
        if word[:1].isdigit():
            return "", {}
        try:
            return word, _attributes(_value(_expression(before[:-1]), namespace), word)
        except _Unknown:
            return word, {}
    if before.endswith("["):
        try:
            container = _value(_expression(before[:-1]), namespace)
            if hasattr(container, "keys"):
                keys = _keys(container, word, "")
                return word, keys if keys or not word else _names(word, namespace)
        except _Unknown:
            pass
    if word[:1].isdigit():
        return "", {}
    return word, _names(word, namespace)


# Commands of the prompt.

def magic(line, namespace):
    """Run a line that begins with `%`."""
    name, _, rest = line.strip().partition(" ")
    command = MAGIC.get(name)
    if command is None:
        if name != "%":
            print(f"there is no command {name}; there are:")
        for name, command in MAGIC.items():
            print(f"  {name + ' ' + command.usage:18}{command.__doc__}")
        return
    rest = rest.strip()
    if not rest and command.usage and not command.usage.startswith("["):
        print(f"usage: {name} {command.usage}")
        return
    command(rest, namespace)


def _command(usage):
    def mark(function):
        function.usage = usage
        return function

    return mark


def _milliseconds(ns):
    return f"{ns / 1e6:,.1f} ms"


@_command("")
def _gil(_, namespace):
    """who had the GIL, how long, and who waited for it"""
    import gil
    import shutil
    import textwrap

    about, stats = gil.policy(), gil.stats()
    width = max(40, shutil.get_terminal_size().columns - 1)
    print(textwrap.fill(f"policy    {about['name']}: {about['description']}", width, subsequent_indent=" " * 10))
    print(f"interval  handed over after {gil.check_interval():,} instructions, if others wait")
    print(f"so far    {stats['acquires']:,} times acquired, {stats['switches']:,} switches of thread, "
          f"{stats['forced_drops']:,} forced, {stats['io_drops']:,} for input, output or a wait")
    rows = [("thread", "held", "waited", "instructions", "acquired", "switches")]
    for thread in stats["threads"]:
        name = thread["name"] + ("" if thread["alive"] else " (ended)")
        rows.append((name, _milliseconds(thread["hold_ns"]), _milliseconds(thread["wait_ns"]),
                     f"{thread['instructions']:,}", f"{thread['acquires']:,}", f"{thread['switches']:,}"))
    widths = [max(map(len, column)) for column in zip(*rows)]
    for first, *others in rows:
        print(f"{first:{widths[0]}}", *(f"{text:>{width}}" for text, width in zip(others, widths[1:])), sep="  ")


@_command("object")
def _dis(text, namespace):
    """the bytecode of a function, class, method, or of source text"""
    import dis

    try:
        code = compile(text, "<%dis>", "eval")
    except SyntaxError:
        dis.dis(compile(text, "<%dis>", "exec"))
        return
    value = eval(code, namespace)
    try:
        dis.dis(value)
    except TypeError:
        # No function: the expression itself.
        dis.dis(code)


@_command("statement")
def _time(text, namespace):
    """run it once: time, processor time, instructions, GIL"""
    import gil
    from time import perf_counter_ns, process_time_ns

    try:
        code, show = compile(text, "<%time>", "eval"), True
    except SyntaxError:
        code, show = compile(text, "<%time>", "exec"), False
    before, used, start = gil.stats(), process_time_ns(), perf_counter_ns()
    try:
        value = eval(code, namespace)
    finally:
        wall, used, after = perf_counter_ns() - start, process_time_ns() - used, gil.stats()
        change = {name: after[name] - before[name] for name in after if name != "threads"}
        print(f"{_milliseconds(wall)} (processor {_milliseconds(used)}), {change['instructions']:,} instructions, "
              f"{change['switches']:,} GIL switches, {_milliseconds(change['wait_ns'])} waiting for it")
    if show:
        sys.displayhook(value)


def _short(value):
    from reprlib import Repr

    shortener = Repr(maxother=50, maxstring=50)
    try:
        return shortener.repr(value)
    except Exception:
        return object.__repr__(value)


@_command("object")
def _refs(text, namespace):
    """its reference count, its size, and who refers to it"""
    import gc

    value = eval(compile(text, "<%refs>", "eval"), namespace)
    # One reference is this variable's, one the argument's.
    count = sys.getrefcount(value) - 2
    kind = type(value).__qualname__
    watched = "watched by the cycle collector" if gc.is_tracked(value) else "not watched by the cycle collector"
    counted = "immortal or immediate" if count > 1 << 29 else f"{count:,} reference{'s' * (count != 1)}"
    print(f"{kind} at {id(value):#x}: {counted}, {sys.getsizeof(value):,} bytes, {watched}")
    frame = sys._getframe()
    found = [one for one in gc.get_referrers(value) if one is not frame and type(one).__name__ != "frame"]
    for one in found[:10]:
        if one is namespace:
            names = [name for name, other in namespace.items() if other is value]
            print(f"  from the variables {', '.join(names)}" if len(names) > 1 else f"  from the variable {names[0]}")
        elif isinstance(one, dict):
            keys = [key for key, other in list(one.items()) if other is value]
            print(f"  from a dict, {'key ' + _short(keys[0]) if keys else 'as a key'}: {_short(one)}")
        else:
            print(f"  from {type(one).__qualname__} {_short(one)}")
    if len(found) > 10:
        print(f"  and from {len(found) - 10:,} others")


MAGIC = {"%dis": _dis, "%gil": _gil, "%refs": _refs, "%time": _time}


# Words that are commands where they are no names.

def _clear():
    if sys.stdout.isatty():
        print("\x1b[H\x1b[2J\x1b[3J", end="", flush=True)


def show_help():
    """F1: the help of `help()`."""
    import _sitebuiltins

    _sitebuiltins._Helper()()


def show_history(text):
    """F2: what was typed before, in a pager."""
    from pydoc import pager

    pager(text + "\n")


def word(text, namespace):
    """Run `exit`, `help` and the like, written without parentheses; False if it is none of these."""
    if text in namespace:
        return False
    if text == "clear":
        _clear()
        return True
    command = getattr(builtins, text, None)
    if command is None or not type(command).__module__ == "_sitebuiltins":
        return False
    command()
    return True
