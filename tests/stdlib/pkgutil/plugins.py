# pkgutil, runpy, importlib.resources and importlib.metadata over packages in a folder and a zip.
import importlib
import importlib.metadata
import importlib.resources
import os
import pathlib
import pkgutil
import runpy
import sys
import tempfile
import zipfile

root = pathlib.Path(tempfile.mkdtemp())
files = {
    "tools/__init__.py": "name = 'tools'\n",
    "tools/__main__.py": "import sys\nprint('main of', __package__, __name__, sys.argv[0].endswith('__main__.py'))\n",
    "tools/one.py": "def run():\n    return 'one'\nif __name__ == '__main__':\n    result = 'as program'\n",
    "tools/sub/__init__.py": "",
    "tools/sub/two.py": "value = 2\n",
    "tools/data/words.txt": "alpha\nbeta\n",
    "tools/data/blob.bin": "bytes",
    "script.py": "import sys\nvalue = [__name__, __file__ is not None, sys.argv[1:]]\n",
    "demo-1.5.dist-info/METADATA": "Metadata-Version: 2.1\nName: demo\nVersion: 1.5\nSummary: A demo\nRequires-Dist: other>=2; extra == 'x'\nProvides-Extra: x\n\nLong text.\n",
    "demo-1.5.dist-info/RECORD": "tools/__init__.py,sha256=abc,16\ntools/one.py,,\n",
    "demo-1.5.dist-info/entry_points.txt": "[console_scripts]\ndemo = tools.one:run\n[tools.plugins]\nfirst = tools.sub.two:value\nsecond = tools [extra]\n",
    "demo-1.5.dist-info/top_level.txt": "tools\n",
}
for name, text in files.items():
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text)
archive = root / "packed.zip"
with zipfile.ZipFile(archive, "w") as packed:
    for name, text in files.items():
        if name.startswith("tools"):
            packed.writestr(name.replace("tools", "ziptools"), text.replace("tools", "ziptools"))
sys.path[:0] = [str(root), str(archive)]
for package in ("tools", "ziptools"):
    module = importlib.import_module(package)
    print(package, sorted(info.name for info in pkgutil.iter_modules(module.__path__)), [(info.name, info.ispkg) for info in pkgutil.walk_packages(module.__path__, package + ".")])
    print(pkgutil.get_data(package, "data/words.txt"), type(pkgutil.get_importer(module.__path__[0])).__name__)
    where = importlib.resources.files(package)
    print(sorted(entry.name for entry in where.iterdir() if not entry.name.startswith("__pycache__")), (where / "data" / "words.txt").read_text().split(), where.joinpath("data/blob.bin").read_bytes(), where.joinpath("none").is_file())
    with importlib.resources.as_file(where / "data" / "words.txt") as path:
        print(path.read_text().splitlines())
    print(importlib.resources.read_text(package, "data", "words.txt", encoding="utf-8"), importlib.resources.is_resource(package, "one.py"))
print(pkgutil.resolve_name("tools.one:run")(), pkgutil.resolve_name("tools.sub.two.value"))
for bad in ["tools.none", "tools:none", "", "1x", "a b:c"]:
    try:
        print(pkgutil.resolve_name(bad))
    except (ImportError, AttributeError, ValueError) as error:
        print(bad, type(error).__name__, error)
del sys.modules["tools.one"]
print(sorted(n for n in runpy.run_module("tools.one", run_name="__main__") if not n.startswith("__")))
runpy.run_module("tools", alter_sys=True)
sys.argv[1:] = ["x"]
print(runpy.run_path(str(root / "script.py"), {"extra": 1}, "chosen")["value"], "extra" in runpy.run_path(str(root / "script.py"), {"extra": 1}))
for bad in ["no_such_module", "tools.no", "sys"]:
    try:
        runpy.run_module(bad)
    except ImportError as error:
        print(type(error).__name__, error)
demo = importlib.metadata.distribution("demo")
print(demo.version, demo.metadata["Summary"], demo.name, demo.requires, [str(file) for file in demo.files], demo.read_text("top_level.txt"))
print(importlib.metadata.version("demo"), sorted((entry.group, entry.name, entry.value) for entry in demo.entry_points), importlib.metadata.metadata("demo").get_all("Provides-Extra"))
(plugin,) = importlib.metadata.entry_points(group="tools.plugins", name="first")
print(plugin.load(), plugin.module, plugin.attr, plugin.extras, importlib.metadata.packages_distributions()["tools"], "second" in importlib.metadata.entry_points(group="tools.plugins").names)
try:
    importlib.metadata.version("nothing-here")
except importlib.metadata.PackageNotFoundError as error:
    print(type(error).__name__, error)
print(importlib.util.find_spec("tools.sub").submodule_search_locations[0].endswith("sub"), importlib.util.resolve_name(".x", "tools.sub"), importlib.util.find_spec("nope"))
source = root / "tools" / "one.py"
cached = importlib.util.cache_from_source(str(source))
print(os.path.basename(importlib.util.source_from_cache(cached)))
