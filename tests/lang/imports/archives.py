"""Modules and packages in zip archives."""
import os
import pkgutil
import sys
import tempfile
import zipfile

with tempfile.TemporaryDirectory() as folder:
    archive = os.path.join(folder, "p.zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("zm.py", "a = 1\n\ndef fail():\n    raise KeyError(a)\n")
        z.writestr("zp/__init__.py", "b = 2\n")
        z.writestr("zp/sub.py", "from . import b\nc = b + 1\n")
        z.writestr("zp/data.txt", "data")
    sys.path.insert(0, archive)
    import zm
    import zp.sub
    print(zm.a, zp.b, zp.sub.c, zm.__file__ == os.path.join(archive, "zm.py"), type(zm.__loader__).__name__)
    print(pkgutil.get_data("zp", "data.txt"), [name for _, name, _ in pkgutil.iter_modules([archive])])
    import zipimport
    print(zipimport.zipimporter in sys.path_hooks, zm.__spec__.loader.get_source("zm").splitlines()[0])
    try:
        import zp.missing
    except ModuleNotFoundError as error:
        print(error)
    broken = os.path.join(folder, "broken.zip")
    with open(broken, "w") as file:
        file.write("nothing")
    sys.path.insert(0, broken)
    import colorsys
    print(colorsys.__name__)
