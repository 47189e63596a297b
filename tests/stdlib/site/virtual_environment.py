# site and venv: packages in a virtual environment, by .pth files, in zip files and on PYTHONPATH.
import os
import pathlib
import subprocess
import sys
import tempfile
import venv
import zipfile

folder = pathlib.Path(tempfile.mkdtemp()).resolve()
os.chdir(folder)
venv.EnvBuilder(symlinks=True, prompt="trial").create("env")
config = dict(line.split(" = ", 1) for line in pathlib.Path("env/pyvenv.cfg").read_text().splitlines() if " = " in line)
print(sorted(config), config["include-system-site-packages"], config["prompt"], sorted(name for name in os.listdir("env/bin") if name.startswith("activ")), os.path.exists("env/bin/python"), not os.path.exists("env/bin/pip"))


def python(code, *arguments, **environment):
    """What the environment's Python prints, its own paths made short."""
    environment = {"PATH": os.defpath, "HOME": str(folder), **environment}
    done = subprocess.run(["env/bin/python", *arguments, "-c", code], capture_output=True, text=True, env=environment)
    text = done.stdout + done.stderr
    return text.replace(str(folder), ".").strip().splitlines()[-1]


packages = pathlib.Path(python("import sysconfig; print(sysconfig.get_path('purelib'))"))
print(packages.parts[0], packages.parts[-1], packages.is_dir(), python("import sys; print(sys.prefix, sys.prefix != sys.base_prefix, sys.exec_prefix, sys.executable)"))
files = {
    packages / "plain.py": "name = 'plain module'\n",
    packages / "package" / "__init__.py": "from .inner import value\n",
    packages / "package" / "inner.py": "value = 'from a package'\n",
    packages / "package" / "__main__.py": "print('package as a program')\n",
    packages / "dist-2.0.dist-info" / "METADATA": "Metadata-Version: 2.1\nName: dist\nVersion: 2.0\n",
    packages / "extra.pth": "# a comment\n\n../../../../more\n/no/such/folder\nimport sys; sys.set_by_pth = 'set by a line of code'\n",
    packages / ".hidden.pth": "import sys; sys.hidden = True\n",
    packages / "sitecustomize.py": "import sys; sys.customized = 'customized'\n",
    pathlib.Path("more/linked.py"): "name = 'through a .pth file'\n",
    pathlib.Path("onpath/given.py"): "name = 'on PYTHONPATH'\n",
    pathlib.Path("onpath/plain.py"): "name = 'hides the one of the environment'\n",
}
for path, text in files.items():
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
with zipfile.ZipFile("packed.zip", "w") as archive:
    archive.writestr("zipped/__init__.py", "from . import part\n")
    archive.writestr("zipped/part.py", "def fails():\n    raise ValueError('in a zip')\n")
    archive.writestr("__main__.py", "import zipped; print('program in a zip', zipped.__file__[-30:])\n")
print(python("import plain, package; print(plain.name, package.value)"))
print(python("import linked, sys; print(linked.name, sys.set_by_pth, getattr(sys, 'hidden', 'hidden files are left out'), sys.customized)"))
print(python("import sys; print([p for p in sys.path if p.endswith('more')], any('no/such' in p for p in sys.path))"))
print(python("import importlib.metadata as m; print(m.version('dist'), m.distribution('dist').name)"))
print(python("import given, plain, sys; print(given.name, plain.name)", PYTHONPATH="onpath"))
print(python("import zipped; print(zipped.part.__loader__.__class__.__name__, zipped.__path__)", PYTHONPATH=f"onpath{os.pathsep}packed.zip"))
print(python("import zipped.part; zipped.part.fails()", PYTHONPATH="packed.zip"))
print(python("import plain", "-S"), "|", python("import plain; print(plain.name)", "-I"), "|", python("import given", "-E", PYTHONPATH="onpath"))
print(python("import site; print(site.ENABLE_USER_SITE, site.getsitepackages()[0] == site.PREFIXES[0] + site.getsitepackages()[0][len(site.PREFIXES[0]):])"))
for arguments in (["-m", "package"], ["packed.zip"], ["-m", "no_such_module"]):
    done = subprocess.run(["env/bin/python", *arguments], capture_output=True, text=True, env={"PATH": os.defpath})
    print(arguments, done.returncode, done.stdout.strip().replace(str(folder), "."), done.stderr.strip().split(": ")[-1])
