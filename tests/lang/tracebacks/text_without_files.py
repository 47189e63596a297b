# Tracebacks of code whose text is not in a file, or elsewhere.
import os, sys, tempfile, traceback, types


def show():
    print(traceback.format_exc().replace(__file__, "program.py").replace(folder, "FOLDER"))


folder = tempfile.mkdtemp()
for source, name in [("1 / 0", "<string>"), ("x = 1\n\n\n1 / 0", "<made up>"), ("1 / 0", "no_such_file.py"), ("\n1 / 0", __file__), ("1 / 0", ""), ("1 / 0", "with space and ü.py")]:
    try:
        exec(compile(source, name, "exec"))
    except ZeroDivisionError:
        show()
path = os.path.join(folder, "some_module.py")
with open(path, "w") as file:
    file.write("def fail():\n    return {}['missing']\n")
sys.path.insert(0, folder)
import some_module

try:
    some_module.fail()
except KeyError:
    show()
with open(path, "w") as file:
    file.write("# changed meanwhile\n")
try:
    some_module.fail()
except KeyError:
    show()
os.remove(path)
import linecache

linecache.checkcache()
try:
    some_module.fail()
except KeyError:
    show()
code = compile("def f():\n    raise ValueError\nf()", "<code>", "exec")
moved = code.replace(co_firstlineno=50, co_name="renamed") if hasattr(code, "replace") else code
try:
    exec(code)
except ValueError:
    show()
function = types.FunctionType(compile("def g(): return 1 / 0", "<g>", "exec").co_consts[0], {})
try:
    function()
except ZeroDivisionError:
    show()
try:
    eval("(lambda: [][0])()")
except IndexError:
    show()
try:
    exec("class A:\n    x = unknown")
except NameError:
    show()
try:
    compile("x = (1,", "<never closed>", "exec")
except SyntaxError:
    show()
try:
    exec("def f():\n  def g():\n    return 1 +", {})
except SyntaxError:
    show()
os.rmdir(folder) if not os.listdir(folder) else None
import shutil

shutil.rmtree(folder, ignore_errors=True)
