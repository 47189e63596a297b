"""Modules, packages and resources in a zip archive on sys.path, and an archive that is run."""

import importlib.resources
import os
import pkgutil
import runpy
import sys
import tempfile
import zipfile

with tempfile.TemporaryDirectory() as folder:
    archive = os.path.join(folder, "library.zip")
    with zipfile.ZipFile(archive, "w") as z:
        z.writestr("zipped.py", "value = 5\ndef fail():\n    return 1 / 0\n")
        z.writestr("packed/__init__.py", "from . import part")
        z.writestr("packed/part.py", "name = __name__")
        z.writestr("packed/data.txt", "some text")
        z.writestr("__main__.py", "import sys; print('main', __name__, len(sys.argv) > 0)")
    sys.path.insert(0, archive)
    import packed.part
    import zipped

    print(zipped.value, os.path.relpath(zipped.__file__, folder), packed.part.name)
    print(type(zipped.__loader__).__name__, pkgutil.get_data("packed", "data.txt"))
    print(importlib.resources.files("packed").joinpath("data.txt").read_text())
    print([module.name for module in pkgutil.iter_modules([archive])])
    print([module.name for module in pkgutil.walk_packages(packed.__path__, "packed.")])
    try:
        import packed.nothing
    except ImportError as error:
        print(error)
    runpy.run_path(archive, run_name="__main__")
    sys.path.remove(archive)
