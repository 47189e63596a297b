"""Pickles of any bytes: an exception or an object, of harmless classes only, that can be written and read again."""

import collections
import copyreg
import datetime
import decimal
import fractions
import io
import pickle
import pickletools
import types
import uuid


class Plain:
    pass


class Slotted:
    __slots__ = ("a", "b")


class Stateful:
    def __setstate__(self, state):
        self.state = state


class Listlike(list):
    pass


class Dictlike(dict):
    pass


HARMLESS = {
    made.__name__: made
    for made in (
        *(Plain, Slotted, Stateful, Listlike, Dictlike, list, dict, set, frozenset, complex, slice, bytearray, object),
        *(collections.OrderedDict, collections.deque, collections.Counter, collections.defaultdict),
        *(datetime.date, datetime.time, datetime.datetime, datetime.timedelta, datetime.timezone),
        *(fractions.Fraction, uuid.UUID, types.SimpleNamespace),
        *(copyreg._reconstructor, copyreg.__newobj__, copyreg.__newobj_ex__, iter, reversed, int),
    )
}


class Unpickler(pickle.Unpickler):
    def find_class(self, module, name):
        try:
            return HARMLESS[name]
        except KeyError:
            raise pickle.UnpicklingError(name) from None

    def persistent_load(self, identity):
        return identity


class InPython(pickle._Unpickler):
    find_class = Unpickler.find_class
    persistent_load = Unpickler.persistent_load


def check(data):
    found = None
    for unpickler in (Unpickler, InPython):
        try:
            found = unpickler(io.BytesIO(data), buffers=[b"buffer"]).load()
        except Exception:
            pass
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        try:
            written = pickle.dumps(found, protocol)
        except Exception:
            continue
        pickle.loads(written)
    try:
        pickletools.dis(data, io.StringIO())
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError, UnicodeError, MemoryError):
        pass
