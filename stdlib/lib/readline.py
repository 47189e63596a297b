"""History and completion as `readline` offers them to programs: `cmd`, `pdb`, `code` and `rlcompleter` use it.

gillie edits the lines of its own prompt natively; `input()` reads lines as the terminal gives them. So what is set
here is kept and can be asked for, history files are read and written, and nothing is drawn.
"""

import os as _os

backend = "gillie"
_history = []
_length = -1
_auto = True
_completer = _startup = _pre_input = _display = None
_delimiters = " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?"


def _check(function):
    if function is not None and not callable(function):
        raise TypeError("set_hook(func): argument not callable")
    return function


def parse_and_bind(string, /):
    """Take a line of an init file; key bindings have no effect."""
    if not isinstance(string, str):
        raise TypeError(f"parse_and_bind() argument must be str, not {type(string).__name__}")


def read_init_file(filename=None, /):
    """Read an init file, which must exist; key bindings have no effect."""
    with open(filename if filename is not None else _os.path.expanduser("~/.inputrc"), "rb"):
        pass


def get_line_buffer():
    """Return the line that is being edited: none is."""
    return ""


def insert_text(string, /):
    """Insert text into the line that is being edited: none is."""


def redisplay():
    """Show the line that is being edited: none is."""


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
    """Return the type of the completion that is being tried: none is."""
    return 0


def get_begidx():
    """Return the start of the word that is being completed: none is."""
    return 0


def get_endidx():
    """Return the end of the word that is being completed: none is."""
    return 0


def set_completer_delims(string, /):
    """Set the characters between words."""
    global _delimiters
    if not isinstance(string, str):
        raise TypeError(f"set_completer_delims() argument must be str, not {type(string).__name__}")
    _delimiters = string


def get_completer_delims():
    """Return the characters between words."""
    return _delimiters
