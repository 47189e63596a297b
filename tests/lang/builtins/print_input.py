# print and input.
import sys, io
print(); print(1, "a", None, 2.5, [1, "x"], sep=", "); print("no newline", end=""); print("|", end="\n\n"); print(*"abc", sep=""); print("a", "b", sep=None, end=None); print("x" * 3, flush=True); print(sep="-")
out = io.StringIO(); print("to file", 1, file=out); print("more", end="!", file=out); print(repr(out.getvalue()))
class W:
    def write(self, s): parts.append(s)
parts = []; print("a", "b", file=W()); print(parts)
print("to stderr?", file=None)
name = input(); print(f"read {name!r}")
print(repr(input("prompt> ")))
print([l for l in sys.stdin.readline().split()])
print(repr(sys.stdin.read(5)), repr(sys.stdin.readline()))
for line in sys.stdin:
    print("line", repr(line))
    if line.startswith("stop"): break
print(sys.stdin.readlines())
try: input()
except EOFError as e: print("EOF", e)
print(repr(sys.stdin.read()))
for f in (lambda: print(1, sep=5), lambda: print(1, file=5), lambda: print(1, foo=2)):
    try: f()
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
sys.stdout.write("written\n"); print(sys.stdout.writable(), sys.stdout.readable() if False else "", sys.stdout.encoding.lower(), sys.stdin.fileno(), sys.stdout.fileno(), sys.stdout.isatty())
old, sys.stdout = sys.stdout, io.StringIO()
print("captured"); text = sys.stdout.getvalue(); sys.stdout = old
print("got", repr(text))
print("é日😀", ascii("é"), "\x1b[0m" == "\033[0m")
