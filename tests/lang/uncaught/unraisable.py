# What the default sys.unraisablehook says: no carets, no causes, no notes.
import gc
import sys
import weakref


class Callback:
    def __init__(self, error):
        self.error = error

    def __repr__(self):
        return "<a callback>"

    def __call__(self, reference):
        raise self.error


class Thing:
    pass


class Odd(Exception):
    def __str__(self):
        raise ValueError


class Nameless:
    def __repr__(self):
        raise ValueError

    def __call__(self, reference):
        return [1, 2][reference] + (
            3
        )


noted = ValueError("with a note")
noted.add_note("the note")
for error in (ZeroDivisionError("division"), KeyError("key"), ValueError(), Odd(), noted, SystemExit(3), ReferenceError("gone")):
    thing = Thing()
    reference = weakref.ref(thing, Callback(error))
    del thing
    print(type(error).__name__, file=sys.stderr)
thing = Thing()
reference = weakref.ref(thing, Nameless())
del thing


class Chained:
    def __repr__(self):
        return "<chained>"

    def __call__(self, reference):
        try:
            1 / 0
        except ZeroDivisionError as error:
            raise RuntimeError("second") from error


thing = Thing()
thing.itself = thing
reference = weakref.ref(thing, Chained())
del thing
gc.collect()


class Phase:
    def __repr__(self):
        return "<phase>"

    def __call__(self, phase, info):
        if phase == "start":
            raise LookupError(phase)


gc.callbacks.append(Phase())
gc.collect()
gc.callbacks.clear()
