"""Compiled files without their sources, archives that are run, and the paths of what came by a relative entry."""

import marshal
import os
import py_compile
import subprocess
import sys
import tempfile
import zipfile

with tempfile.TemporaryDirectory() as folder:
    folder = os.path.realpath(folder)
    os.chdir(folder)
    os.mkdir("lib")
    source = os.path.join(folder, "source.py")
    with open(source, "w") as file:
        file.write("import sys\nprint(__name__, type(__loader__).__name__ if __loader__ else None, __spec__ and __spec__.name, sys.argv[1:])\n")
    compiled = py_compile.compile(source, cfile=os.path.join(folder, "lib", "sourceless.pyc"))
    os.mkdir("lib/package")
    py_compile.compile(source, cfile=os.path.join(folder, "lib", "package", "__init__.pyc"))

    sys.path.insert(0, os.path.join(folder, "lib"))
    import package
    import sourceless

    print(os.path.relpath(sourceless.__file__), os.path.relpath(package.__file__), package.__path__ == [os.path.join(folder, "lib", "package")])

    def run(*command):
        done = subprocess.run([sys.executable, *command], capture_output=True, text=True)
        print(done.stdout.strip(), done.stderr.strip().splitlines()[-1:], done.returncode)

    run("lib/sourceless.pyc", "argument")
    with open("broken.pyc", "wb") as file:
        file.write(b"nothing of the kind")
    run("broken.pyc")
    with open(compiled, "rb") as file:
        header = file.read(16)
    with open("other.pyc", "wb") as file:
        file.write(header + marshal.dumps(5))
    run("other.pyc")

    with zipfile.ZipFile("app.zip", "w") as archive:
        archive.writestr("__main__.py", "import helper; print('main', helper.value, type(__loader__).__name__)\n")
        archive.writestr("helper.py", "value = 5\n")
    run("app.zip")
    with zipfile.ZipFile("compiled.zip", "w") as archive:
        archive.write(compiled, "__main__.pyc")
    run("compiled.zip", "x")
    with open("plain.py", "w") as file:
        file.write("print(__cached__, __file__.startswith('/'))\n")
    run("plain.py")

    with open("lib/relative.py", "w") as file:
        file.write("value = 1\n")
    for entry in ("lib", "./lib", "."):
        code = f"import sys; sys.path[:] = [{entry!r}, *sys.path[1:]]; sys.path.append('lib'); import relative; print(relative.__file__)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        print(entry, done.stdout.strip() == os.path.join(folder, "lib", "relative.py"), done.stderr)
    os.chdir("/")
