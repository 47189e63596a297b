# sys: what programs read from it.
import sys
print(sys.byteorder, sys.maxsize == 2**63 - 1, sys.maxunicode, sys.version_info[0], sys.version_info.major, sys.version_info >= (3, 13), type(sys.version_info).__name__, sys.getrecursionlimit(), sys.argv[0].endswith("basics.py"), len(sys.argv), sys.platform, sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.float_repr_style, sys.int_info.bits_per_digit > 0, sys.hash_info.modulus == 2**61 - 1, sys.api_version > 0, sys.implementation.name != "", sys.modules["sys"] is sys, "sys" in sys.builtin_module_names, isinstance(sys.path, list), sys.flags.optimize, sys.dont_write_bytecode, sys.stdin.name, sys.stdout.name, sys.stderr.name, sys.displayhook is sys.__displayhook__, sys.exc_info(), sys.exception(), sys.is_finalizing(), sys.getsizeof([]) > 0, sys.intern("abc") is sys.intern("abc"), sys.copyright != "", sys.executable != "", sys.prefix is not None, sys.orig_argv[-1].endswith("basics.py"), sys.get_int_max_str_digits(), sys.getswitchinterval() > 0)
sys.setrecursionlimit(500); print(sys.getrecursionlimit())
def d(n): return d(n + 1)
try: d(0)
except RecursionError as e: print(e)
sys.setrecursionlimit(1000)
for f in (lambda: sys.setrecursionlimit(0), lambda: sys.setrecursionlimit("a"), lambda: sys.setrecursionlimit(1), lambda: sys.intern(5), lambda: sys.exit.nope, lambda: sys.nope, lambda: sys.getsizeof(), lambda: sys.set_int_max_str_digits(5), lambda: sys.setswitchinterval(-1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
import io
def hook(v): print("<displayed>", v)
sys.displayhook = hook; exec(compile("1 + 1", "", "single")); sys.displayhook = sys.__displayhook__; exec(compile("'repr me'", "", "single")); import builtins; print(builtins._)
print(sys.stdout.write("12345\n"), sys.stderr.writable(), sys.getrefcount(object()) >= 1); old = sys.stdout; sys.stdout = io.StringIO(); print("x"); got = sys.stdout.getvalue(); sys.stdout = old; print(repr(got))
calls = []
def tracer(frame, event, arg): calls.append((event, frame.f_code.co_name)); return None
def traced(): return 1
sys.setprofile(None); sys.settrace(tracer); traced(); sys.settrace(None); print(calls)
prof = []
sys.setprofile(lambda f, e, a: prof.append((e, f.f_code.co_name if e in ("call", "return") else a.__name__))); traced(); len([]); sys.setprofile(None); print(prof)
sys.audit("gillie.test", 1); print(sys._getframe().f_lineno, sys.thread_info.name, sys.warnoptions, sys.tracebacklimit if hasattr(sys, "tracebacklimit") else "no limit", sys.abiflags)
