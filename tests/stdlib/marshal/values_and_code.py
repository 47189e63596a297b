# marshal, getpass, and small system modules: values written and read back, code objects, and what is refused.
import getpass
import io
import marshal
import os
import sys

values = [None, True, ..., StopIteration, 0, -1, 2**31, -2**63, 10**40, 1.5, float("inf"), -0.0, 1 + 2j, "ascii", "é😀", "\ud800", b"", b"bytes", (), (1, (2,)), [1, [2]], {"a": {"b": 1}}, {1, 2}, frozenset("a"), "x" * 300, tuple(range(300))]
for value in values:
    data = marshal.dumps(value)
    again = marshal.loads(data)
    print(type(value).__name__, repr(again)[:50], again == value, [marshal.loads(marshal.dumps(value, version)) == value for version in range(5)])
shared = ["shared"]
one, two = marshal.loads(marshal.dumps([shared, shared]))
print(one is two, marshal.loads(marshal.dumps(float("nan"))) != 0, marshal.loads(bytearray(marshal.dumps(5))), marshal.loads(memoryview(marshal.dumps(5))), marshal.loads(marshal.dumps(5) + b"behind"))
code = compile("def double(x):\n    return x * factor\nresult = [double(n) for n in range(4)]\n", "made.py", "exec")
namespace = {"factor": 3}
exec(marshal.loads(marshal.dumps(code)), namespace)
print(namespace["result"], marshal.loads(marshal.dumps(code)) == code, marshal.loads(marshal.dumps(code)).co_filename, marshal.loads(marshal.dumps(code)).co_names)
stream = io.BytesIO()
marshal.dump([1], stream)
marshal.dump("two", stream)
stream.seek(0)
print(marshal.load(stream), marshal.load(stream))
for action in [lambda: marshal.load(stream), lambda: marshal.loads(b""), lambda: marshal.loads(b"i\1"), lambda: marshal.loads(b"?"), lambda: marshal.loads(b"(\xff\xff\xff\x7f"), lambda: marshal.dumps(object()), lambda: marshal.dumps(lambda: 0), lambda: marshal.dumps([sys]), lambda: marshal.loads("text"), lambda: marshal.dump(1), lambda: marshal.loads(b"0"), lambda: marshal.loads(b"["), lambda: marshal.dumps(code, allow_code=False), lambda: marshal.loads(marshal.dumps(code), allow_code=False), lambda: marshal.loads(b"r\0\0\0\0"), lambda: marshal.loads(b"s\xff\xff\xff\xff"), lambda: marshal.dumps(1, "x")]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
nested = []
for _ in range(3000):
    nested = [nested]
try:
    marshal.dumps(nested)
except ValueError as error:
    print(error)
print(marshal.version >= 4)

os.environ["LOGNAME"] = "someone"
print(getpass.getuser())
del os.environ["LOGNAME"]
for name in ("USER", "LNAME", "USERNAME"):
    os.environ.pop(name, None)
print(getpass.getuser() == __import__("pwd").getpwuid(os.getuid()).pw_name, issubclass(getpass.GetPassWarning, UserWarning))
sys.stdin = io.StringIO("typed\n")
print(getpass.fallback_getpass.__name__, getpass._raw_input("prompt: ", io.StringIO(), sys.stdin))
