# Modules and packages in archives on sys.path.
import os
import sys
import tempfile
import zipfile

folder = tempfile.mkdtemp()
archive = os.path.join(folder, "library.zip")
with zipfile.ZipFile(archive, "w") as made:
    made.writestr("zipped.py", "value = 42\ndef fail():\n    raise ValueError('in the archive')\n")
    made.writestr("package/__init__.py", "from .inner import name\n")
    made.writestr("package/inner.py", "name = __name__\n")
    made.writestr("data/one.py", "here = 1\n")
sys.path.insert(0, archive)
import zipped

print(zipped.value, os.path.basename(os.path.dirname(zipped.__file__)), type(zipped.__loader__).__name__)
import package

print(package.name, zipped.__spec__.origin == zipped.__file__)
sys.path.insert(0, os.path.join(archive, "data"))
import one

print(one.here)
try:
    import not_there
except ModuleNotFoundError as error:
    print(error)
try:
    zipped.fail()
except ValueError as error:
    print(error, error.__traceback__.tb_next.tb_lineno)
import pkgutil

print(sorted(module.name for module in pkgutil.iter_modules([archive])))
print(pkgutil.get_data("package", "inner.py"))
os.remove(archive)
os.rmdir(folder)
