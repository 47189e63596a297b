# Audit events of imports, files, code and processes.
import os, sys, tempfile

wanted = ("open", "import", "compile", "exec", "os.listdir", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "subprocess.Popen", "os.putenv", "object.__setattr__", "sys._getframe", "sys.excepthook", "builtins.input", "my.event", "os.scandir", "os.chmod", "os.system", "tempfile.mkdtemp", "glob.glob", "shutil.rmtree", "time.sleep", "sys.addaudithook", "code.__new__", "marshal.loads", "pickle.find_class", "socket.__new__", "signal.pthread_kill", "cpython.run_command", "os.truncate", "shutil.move", "shutil.copyfile", "fcntl.fcntl", "gc.get_objects", "sys._current_frames", "sys.settrace", "sys.setprofile", "sys.unraisablehook", "urllib.Request", "webbrowser.open")
seen = []
active = False


def hook(event, args):
    if active and event in wanted:
        seen.append((event, args))


sys.addaudithook(hook)


def show(title, function):
    global active
    seen.clear()
    active = True
    try:
        function()
    except Exception as error:
        active = False
        print("left by", type(error).__name__)
    finally:
        active = False
    print(title)
    for event, args in seen:
        shown = [a if isinstance(a, (str, int, bytes, type(None))) else type(a).__name__ for a in args]
        print("   ", event, [a.replace(folder, "FOLDER") if isinstance(a, str) else a for a in shown])


folder = tempfile.mkdtemp()
path = os.path.join(folder, "file")
show("open", lambda: open(path, "w").close())
show("os.open", lambda: os.close(os.open(path, os.O_RDONLY)))
show("listdir", lambda: os.listdir(folder))
show("scandir", lambda: list(os.scandir(folder)))
show("chmod", lambda: os.chmod(path, 0o600))
show("rename", lambda: os.rename(path, path + "2"))
show("remove", lambda: os.remove(path + "2"))
show("mkdir", lambda: (os.mkdir(path), os.rmdir(path)))
show("compile", lambda: compile("1 + 1", "<text>", "eval"))
show("eval", lambda: eval("1"))
show("exec", lambda: exec(compile("x = 1", "<text>", "exec")))
show("own", lambda: sys.audit("my.event", 1, "two"))
show("frame", lambda: sys._getframe())
show("frames", lambda: sys._current_frames())
show("trace", lambda: (sys.settrace(None), sys.setprofile(None)))
show("putenv", lambda: os.environ.__setitem__("SOME_NAME", "value"))
show("missing", lambda: open(path))


def refuse(event, args):
    if event == "my.refused":
        raise PermissionError("refused", *args)
    if event == "sys.addaudithook" and active:
        raise RuntimeError("no more hooks")


sys.addaudithook(refuse)
show("refused", lambda: sys.audit("my.refused", 3))
show("hook", lambda: print(sys.addaudithook(lambda *a: None)))
os.rmdir(folder)
for wrong in [(3,), (None, 1)]:
    try:
        sys.audit(*wrong)
    except TypeError as error:
        print(error)
