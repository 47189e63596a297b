# pickletools: disassembly of pickles of every protocol, optimised pickles, and broken ones; its command line.
import io
import pathlib
import pickle
import pickletools
import subprocess
import sys
import tempfile


class Point:
    def __init__(self, x):
        self.x = x


value = [1, -300, 2**70, 1.5, "text", b"bytes", None, True, (1, 2), {"k": [1]}, {3}, frozenset({4}), "é" * 3]
value.append(value[4])
for protocol in range(6):
    data = pickle.dumps(value, protocol)
    out = io.StringIO()
    pickletools.dis(data, out, annotate=40 if protocol == 2 else 0)
    print(protocol, len(data), out.getvalue())
    small = pickletools.optimize(data)
    print(len(small), pickle.loads(small) == value)
pickletools.dis(pickle.dumps(Point(3), 4))
pickletools.dis(pickle.dumps([Point, len], 0), indentlevel=2)
print([(opcode.name, argument, position) for opcode, argument, position in pickletools.genops(pickle.dumps((1, "a"), 4))])
code = pickletools.code2op["c"]
print(code.name, code.proto, code.stack_before, code.stack_after, code.arg.name, len(pickletools.opcodes), code.doc[:40])
memo = {}
two = pickle.dumps("one", 1) + pickle.dumps("two", 1)
stream = io.BytesIO(two)
pickletools.dis(stream, memo=memo)
pickletools.dis(stream, memo={})
for broken in [b"", b"I1\n", b"\xff.", b"0.", b"(.", b"h\0.", b"q\0.", b"U\5ab.", b"X\3\0\0\0\xff\xff\xff.", b"G12.", b"K", b"Ix\n.", b"N\x80\4."]:
    try:
        pickletools.dis(broken, io.StringIO())
        print(broken, "fine")
    except Exception as error:
        print(broken, type(error).__name__, error)
path = pathlib.Path(tempfile.mkdtemp()) / "data.pickle"
path.write_bytes(pickle.dumps({"a": 1}, 2))
for arguments in ([str(path)], ["-a", "-m", "-l", "2", str(path)]):
    done = subprocess.run([sys.executable, "-m", "pickletools", *arguments], capture_output=True, text=True)
    print(done.returncode, done.stdout, done.stderr)
done = subprocess.run([sys.executable, "-m", "pickle", str(path)], capture_output=True, text=True)
print(done.returncode, done.stdout, done.stderr)
