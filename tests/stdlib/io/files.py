# Files: modes, text and binary, seek, iteration, errors, with, append, encoding, newlines.
import os, io
path = f"/tmp/gillie_test_{os.getpid()}.txt"
try:
    with open(path, "w") as f:
        print(f.write("first\nsecond\n"), f.writelines(["third\n", "fourth"]), f.tell(), f.mode, f.name == path, f.closed, f.writable(), f.readable())
    print(f.closed, os.path.exists(path), os.path.getsize(path))
    with open(path) as f: print([l.rstrip() for l in f], f.read() == "", f.seek(0), f.read(5), f.readline(), f.readlines(1), f.encoding)
    with open(path, "a") as f: print(" appended", file=f)
    with open(path, "rb") as f: print(f.read(), f.seek(-5, 2), f.read(2), f.tell(), f.seek(1, 1), f.readline(), type(f).__name__)
    with open(path, "r+") as f: f.write("FIRST"); f.seek(0); print(f.readline()); f.seek(0, 2); f.write("end")
    with open(path, "w+b") as f: f.write(b"\x00\xff" * 3); f.seek(2); print(f.read(), f.truncate(3), f.seek(0), f.read())
    with open(path, "wb", buffering=0) as f: print(type(f).__name__, f.write(b"unbuffered"), open(path, "rb").read())
    with open(path, "w", encoding="utf-8", newline="\r\n") as f: f.write("é\n日本\n")
    print(open(path, "rb").read(), open(path, encoding="utf-8").read(), repr(open(path, encoding="utf-8", newline="").read()), repr(open(path, encoding="latin-1").readline()))
    with open(path, "wb") as f: f.write(b"bad \xff byte\nok\n")
    try: open(path, encoding="utf-8").read()
    except UnicodeDecodeError as e: print(e)
    print(open(path, encoding="utf-8", errors="replace").read(), open(path, errors="ignore", encoding="ascii").readlines(), open(path, encoding="utf-8", errors="surrogateescape").read().encode("utf-8", "surrogateescape"))
    try: open(path, "x")
    except FileExistsError as e: print(e.errno, e.strerror)
    for args in [(path, "q"), (path, "rw"), (path, "r", -5), (path, "rb", 0, "utf8"), (path, "r", 0), ("/nonexistent/x",), ("/tmp", "w"), (path, ""), (path, "w+r"), (None,), (path, "r", -1, "nope-8"), ("a\0b",), (path, "rU"), (path, "bt"), (path, "r", "x")]:
        try: open(*args)
        except Exception as e: print(type(e).__name__, str(e).replace(path, "PATH"))
    f = open(path); f.close(); f.close()
    for op in (f.read, lambda: list(f), f.fileno, lambda: f.__enter__(), f.flush):
        try: op()
        except ValueError as e: print(e)
    for mode, op in [("r", lambda f: f.write("x")), ("w", lambda f: f.read()), ("wb", lambda f: f.write("s")), ("w", lambda f: f.write(b"b")), ("w", lambda f: f.seek(1, 1)), ("r", lambda f: f.seek(-1))]:
        with open(path, mode) as f:
            try: op(f)
            except Exception as e: print(mode, type(e).__name__, e)
    with open(path, "w") as f:
        for i in range(10000): f.write(f"{i}\n")
    with open(path) as f: print(sum(map(int, f)), f.tell() > 0)
    with open(path) as f: print(next(f), f.readline(), len(f.readlines()))
    fd = os.open(path, os.O_RDONLY)
    with open(fd) as f: print(f.read(4), f.fileno() == fd, f.name == fd)
    print(io.open is open, hasattr(f, "buffer"), repr(open(os.devnull).read()))
finally:
    os.remove(path)
print(os.path.exists(path))
