# Pickler and Unpickler are the classes above; the functions let the native module do what it can. It says None where
# it cannot: persistent ids, buffers, extensions, damaged data, errors (which the classes explain).

from _gillie_pickle import dumps as _native_dumps, extent as _extent, loads as _native_loads

Pickler, Unpickler = _Pickler, _Unpickler


def _find_class(module, name):
    return _Unpickler.find_class(_FINDER, module, name)


def _find_old_class(module, name):
    return _Unpickler.find_class(_OLD_FINDER, module, name)


class _Finder:
    fix_imports = True

    def __init__(self, proto):
        self.proto = proto


# Protocols before 3 may have names of Python 2.
_OLD_NAMES = _compat_pickle.REVERSE_NAME_MAPPING, _compat_pickle.REVERSE_IMPORT_MAPPING
_FINDER, _OLD_FINDER = _Finder(4), _Finder(2)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Return the pickled representation of the object as a bytes object."""
    if buffer_callback is None:
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        elif protocol < 0:
            protocol = HIGHEST_PROTOCOL
        if protocol <= HIGHEST_PROTOCOL:
            data = _native_dumps(obj, protocol, whichmodule, _OLD_NAMES if fix_imports else None)
            if data is not None:
                return data
    return _dumps(obj, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write a pickled representation of obj to the open file object file."""
    if not hasattr(file, "write"):
        raise TypeError("file must have a 'write' attribute")
    file.write(dumps(obj, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback))


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Read and return an object from the given pickle data."""
    if buffers is None and not isinstance(data, str):
        found = _native_loads(data, _find_class, _find_old_class if fix_imports else _find_class)
        if found is not None:
            return found[0]
    return _loads(data, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers)


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Read and return an object from the pickle data stored in a file."""
    if buffers is None and type(file) in _STREAMS:
        data = _take(file)
        if data is not None:
            return loads(data, fix_imports=fix_imports, encoding=encoding, errors=errors)
    return _load(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers)


# Files that go back where a pickle ends, and do so as cheaply as reading.
_STREAMS = (io.BytesIO, io.BufferedReader, io.BufferedRandom)


def _take(file):
    """Read the next pickle of a file; None if there is no whole one."""
    try:
        start = file.tell()
    except OSError:
        return None
    size = 1 << 14
    data = file.read(size)
    while (end := _extent(data)) is None:
        more = file.read(size)
        if not more:
            file.seek(start)
            return None
        data += more
        size *= 2
    if end < len(data):
        file.seek(start + end)
        data = data[:end]
    return data
