# Limits, switch interval, hooks and odd functions of sys.
import sys


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


old = sys.getrecursionlimit()
for value in (0, -1, 1.5, "x", 10**10):
    print(attempt(sys.setrecursionlimit, value))
print(attempt(sys.setrecursionlimit, 1), sys.getrecursionlimit() == old)
sys.setrecursionlimit(old)
old = sys.getswitchinterval()
for value in (0, -1, "x", None):
    print(attempt(sys.setswitchinterval, value))
print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
for value in (1, 639, -1, "x", 640, 0, 5000):
    print(value, attempt(sys.set_int_max_str_digits, value), sys.get_int_max_str_digits())
sys.set_int_max_str_digits(640)
print(attempt(int, "1" * 641), attempt(str, 10**700)[:60], attempt(repr, -(10**700))[:60])
print(attempt(lambda: f"{10**700}")[:50], attempt(lambda: "%d" % 10**700)[:50] if False else "", len(hex(10**700)), len(f"{10**700:x}"))
print(attempt(compile, "1" * 700, "x", "eval"))
sys.set_int_max_str_digits(0)
print(len(str(10**5000)), int("1" * 5000) > 0)
sys.set_int_max_str_digits(4300)
print(sys.intern("abc") is sys.intern("abc"), attempt(sys.intern, 3), attempt(sys.intern, type("S", (str,), {})("x")))
print(sys.call_tracing(lambda a, b: a + b, (1, 2)), attempt(sys.call_tracing, len, [1]), attempt(sys.call_tracing, 3, ()))
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), sys.byteorder, sys.maxunicode, sys.maxsize == 2**63 - 1)
print(attempt(sys.getrefcount), attempt(sys.getsizeof), attempt(sys.getsizeof, 1, 2, 3))


class Sized:
    def __init__(self, size):
        self.size = size

    def __sizeof__(self):
        return self.size


print(sys.getsizeof(Sized(100)) >= 100, attempt(sys.getsizeof, Sized(-1)), attempt(sys.getsizeof, Sized("x")), sys.getsizeof(Sized("x"), 7))
print(tuple(sys.get_asyncgen_hooks()), sys.get_coroutine_origin_tracking_depth())
print(attempt(sys.set_coroutine_origin_tracking_depth, -1), attempt(sys.set_coroutine_origin_tracking_depth, "x"))


async def coroutine(): ...


def make():
    return coroutine()


sys.set_coroutine_origin_tracking_depth(2)
c = make()
print([(line - make.__code__.co_firstlineno, name) for _, line, name in c.cr_origin][0], len(c.cr_origin))
sys.set_coroutine_origin_tracking_depth(0)
c.close()
d = make()
print(d.cr_origin)
d.close()
print(attempt(sys.displayhook), attempt(sys.displayhook, None))
sys.displayhook(3)
import builtins

print(builtins._)
del builtins._
sys.displayhook(None)
print(hasattr(builtins, "_"))
saved, sys.stdout = sys.stdout, None
result = attempt(sys.displayhook, 3)
del sys.stdout
other = attempt(sys.displayhook, 3)
sys.stdout = saved
print(result, other)
print(sys.is_finalizing(), attempt(sys.addaudithook), sys.audit("my.event", 1))
print(sys.flags.optimize, sys.flags.__class__.__name__, len(sys.version_info), sys.version_info.releaselevel, sys.hash_info.width, sys.float_info.dig, sys.thread_info.name)
print(attempt(type(sys.version_info), (1, 2)))
