"""Byte order marks where text is appended or overwritten; mmap of files."""
import mmap
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    for encoding in ("utf-16", "utf-32", "utf-8-sig", "utf-16-le", "gbk"):
        path = os.path.join(folder, encoding)
        for piece in ("a\n", "é\n"):
            with open(path, "a", encoding=encoding, errors="replace") as file:
                file.write(piece)
                file.write("x")
        print(open(path, "rb").read())
        with open(path, "r+", encoding=encoding) as file:
            file.seek(0, 2)
            file.write("end")
            file.seek(0)
            file.write("b")
        print(open(path, "rb").read())
    path = os.path.join(folder, "mapped")
    with open(path, "wb") as file:
        file.write(b"Hello\nworld\nlast")
    with open(path, "r+b") as file, mmap.mmap(file.fileno(), 0) as m:
        print(len(m), m[:5], m[-1], m.readline(), m.tell(), m.find(b"o"), m.rfind(b"l"), m.size())
        m[0:5] = b"HELLO"
        m[6] = ord("W")
        m.seek(0, 2)
        m.seek(-4, 1)
        m.write(b"LAST")
        m.flush()
        print(m.read(), m.tell(), bytes(m))
    print(open(path, "rb").read())
    with open(path, "rb") as file:
        m = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        for call in [lambda: m.write(b"x"), lambda: m.__setitem__(0, 1), lambda: m[99], lambda: m["a"], lambda: m.seek(99)]:
            try:
                call()
            except (TypeError, ValueError, IndexError) as error:
                print(type(error).__name__, error)
        print(list(memoryview(m)[:3]), b"WORLD" in m, memoryview(m).readonly)
        copy = mmap.mmap(file.fileno(), 5, access=mmap.ACCESS_COPY)
        copy[0] = 0
        print(copy[:], m[:5])
        copy.close()
        m.close()
        print(m.closed)
    with mmap.mmap(-1, 8) as m:
        m.write(b"12345678")
        m.move(0, 4, 4)
        print(m[:])
    for args in [(-1, 0), (-1, -1)]:
        try:
            mmap.mmap(*args)
        except (OSError, OverflowError) as error:
            print(type(error).__name__)
