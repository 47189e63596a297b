_signals = [InvalidOperation, FloatOperation, DivisionByZero, Overflow,
            Underflow, Subnormal, Inexact, Rounded, Clamped]

class SignalDict(dict):
    """The flags or traps of a context: whether each signal is raised, or trapped."""
    __slots__ = ()
    __module__ = "abc"

    def __init__(self, signals=None):
        dict.update(self, dict.fromkeys(_signals, False))
        if signals:
            for signal, value in signals.items():
                self[signal] = value

    def __missing__(self, key):
        raise KeyError("valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n"
                       "   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]")

    def __setitem__(self, key, value):
        if key not in _signals:
            self.__missing__(key)
        dict.__setitem__(self, key, True if value else False)

    def __delitem__(self, key):
        raise ValueError("signal keys cannot be deleted")

    def pop(self, key, default=None):
        self.__delitem__(key)

    def popitem(self):
        self.__delitem__(None)

    def clear(self):
        self.__delitem__(None)

    def setdefault(self, key, default=None):
        return self[key]

    def update(self, other=(), /, **more):
        for key, value in dict(other, **more).items():
            self[key] = value

    def copy(self):
        return dict(self)

    def __repr__(self):
        return "{" + ", ".join([f"{signal!r}:{value}" for signal, value in self.items()]) + "}"
