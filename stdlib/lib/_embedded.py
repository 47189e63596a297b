"""Files of the embedded library as files on disk, for what wants paths."""

import contextlib
import os
import pathlib
import tempfile

_LIBRARY = contextlib.__spec__.loader


def _read(path):
    return _LIBRARY.get_data(f"<gillie>/{path}")


@contextlib.contextmanager
def file(package, path):
    """One file of a package, for as long as the block runs."""
    with tempfile.TemporaryDirectory() as root:
        target = pathlib.Path(root, os.path.basename(path))
        target.write_bytes(_read(f"{package}/{path}"))
        yield target


@contextlib.contextmanager
def directory(package, path):
    """All files below a directory of a package."""
    start = f"{package}/{path}/"
    with tempfile.TemporaryDirectory() as root:
        for name in _LIBRARY._data_files():
            if name.startswith(start):
                target = pathlib.Path(root, name.removeprefix(start))
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(_read(name))
        yield root
