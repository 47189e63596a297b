"""History and completion as `readline` offers them to programs: `cmd`, `pdb`, `code` and `rlcompleter` use it.

Once this module is imported, `input()` on a terminal asks `_line_editor` for its lines: that draws the line, moves in
it and in the history by the usual Emacs keys, and calls the completer and the hooks that are set here. gillie's own
prompt has an editor of its own.
"""

import os as _os
import _line_editor

backend = "gillie"
_history = []
_length = -1
_auto = True
_completer = _startup = _pre_input = _display = None
_delimiters = " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?"
_keys = {}
_variables = {}
_line = None
_last = (0, 0)
_names = {"tab": "\t", "\\t": "\t", "esc": "\x1b", "escape": "\x1b", "space": " ", "return": "\r", "newline": "\n",
          "rubout": "\x7f", "del": "\x7f"}


def _check(function):
    if function is not None and not callable(function):
        raise TypeError("set_hook(func): argument not callable")
    return function


def parse_and_bind(string, /):
    """Take a line of an init file: `KEY: complete`, `KEY: tab-insert` or `set VARIABLE VALUE`; others have no effect."""
    if not isinstance(string, str):
        raise TypeError(f"parse_and_bind() argument must be str, not {type(string).__name__}")
    words = string.split()
    if words[:1] == ["set"] and len(words) > 2:
        _variables[words[1].lower()] = words[2].lower()
        return
    key, colon, command = string.rpartition(":")
    key, command = key.strip().strip('"'), command.strip().lower()
    if not colon or command not in ("complete", "tab-insert", "self-insert"):
        return
    lowered = key.lower()
    for control in ("\\c-", "c-", "control-", "^"):
        if lowered.startswith(control) and len(lowered) == len(control) + 1:
            key = chr(ord(lowered[-1]) & 31)
            break
    _keys[_names.get(lowered, key)] = command


def read_init_file(filename=None, /):
    """Read an init file, which must exist; key bindings have no effect."""
    with open(filename if filename is not None else _os.path.expanduser("~/.inputrc"), "rb"):
        pass


def get_line_buffer():
    """Return the line that is being edited."""
    return _line.text() if _line else ""


def insert_text(string, /):
    """Insert text into the line that is being edited."""
    if not isinstance(string, str):
        raise TypeError(f"insert_text() argument must be str, not {type(string).__name__}")
    if _line:
        _line.insert(string)


def redisplay():
    """Show the line that is being edited."""
    if _line:
        _line.draw()


def _file(filename):
    return _os.path.expanduser("~/.history") if filename is None else filename


def read_history_file(filename=None, /):
    """Add the lines of a file to the history."""
    with open(_file(filename), encoding="utf-8", errors="surrogateescape") as file:
        _history.extend(line.rstrip("\n") for line in file)


def write_history_file(filename=None, /):
    """Write the history to a file, its last lines if its length is limited."""
    lines = _history if _length < 0 else _history[len(_history) - min(_length, len(_history)):]
    with open(_file(filename), "w", encoding="utf-8", errors="surrogateescape") as file:
        file.writelines(line + "\n" for line in lines)


def append_history_file(nelements, filename=None, /):
    """Write the last lines of the history to the end of a file, which must exist."""
    if nelements < 0:
        raise ValueError("nelements must be positive")
    name = _file(filename)
    _os.stat(name)
    with open(name, "a", encoding="utf-8", errors="surrogateescape") as file:
        file.writelines(line + "\n" for line in _history[max(0, len(_history) - nelements):])


def get_history_length():
    """Return how many lines are written to files, or a negative number."""
    return _length


def set_history_length(length, /):
    """Limit how many lines are written to files; a negative number is no limit."""
    global _length
    _length = length.__index__()


def get_current_history_length():
    """Return how many lines there are."""
    return len(_history)


def get_history_item(index, /):
    """Return a line, counted from 1, or None."""
    return _history[index - 1] if 0 < index <= len(_history) else None


def _place(pos):
    if pos < 0:
        raise ValueError("History index cannot be negative")
    if pos >= len(_history):
        raise ValueError(f"No history item at position {pos}")
    return pos


def remove_history_item(pos, /):
    """Remove a line, counted from 0."""
    del _history[_place(pos)]


def replace_history_item(pos, line, /):
    """Replace a line, counted from 0."""
    _history[_place(pos)] = line


def add_history(string, /):
    """Add a line."""
    if not isinstance(string, str):
        raise TypeError(f"add_history() argument must be str, not {type(string).__name__}")
    _history.append(string)


def set_auto_history(enabled, /):
    """Say whether lines that are read are to be added."""
    global _auto
    _auto = bool(enabled)


def clear_history():
    """Remove all lines."""
    _history.clear()


def set_startup_hook(function=None, /):
    """Set what is called before a prompt is shown."""
    global _startup
    _startup = _check(function)


def set_pre_input_hook(function=None, /):
    """Set what is called after a prompt is shown."""
    global _pre_input
    _pre_input = _check(function)


def set_completion_display_matches_hook(function=None, /):
    """Set what shows completions."""
    global _display
    _display = _check(function)


def set_completer(function=None, /):
    """Set what completes: `function(text, state)`, until it returns None."""
    global _completer
    _completer = _check(function)


def get_completer():
    """Return what completes, or None."""
    return _completer


def get_completion_type():
    """Return the type of the completion that is being tried: ord of TAB, or of ? for the second one."""
    return _line.completion_type if _line else 0


def get_begidx():
    """Return the start of the word that is being completed."""
    return _line.begin if _line else _last[0]


def get_endidx():
    """Return the end of the word that is being completed."""
    return _line.end if _line else _last[1]


def set_completer_delims(string, /):
    """Set the characters between words."""
    global _delimiters
    if not isinstance(string, str):
        raise TypeError(f"set_completer_delims() argument must be str, not {type(string).__name__}")
    _delimiters = string


def get_completer_delims():
    """Return the characters between words."""
    return _delimiters


def _input(prompt):
    """What `input()` calls on a terminal: a line without its end, or EOFError."""
    global _line, _last
    outer = _line
    try:
        _line = _line_editor.Line(prompt)
        line = _line.read()
    finally:
        _last, _line = (_line.begin, _line.end) if _line else _last, outer
    if _auto and line and (not _history or _history[-1] != line):
        _history.append(line)
    return line
