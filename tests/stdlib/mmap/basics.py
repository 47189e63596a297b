import mmap
import os
import tempfile


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


with tempfile.TemporaryFile() as file:
    file.write(b"first line\nsecond line\n" + bytes(100))
    file.flush()
    with mmap.mmap(file.fileno(), 0) as view:
        print(len(view), view[:5], view[0], view[-1], view[0:10:3])
        print(view.readline(), view.tell(), view.read(6), view.read_byte())
        print(view.find(b"line"), view.find(b"line", 0), view.rfind(b"line"), view.find(b"x"))
        view.seek(0)
        view.write(b"FIRST")
        view[6:10] = b"LINE"
        view[5] = ord("_")
        print(view[:11])
        view.move(0, 6, 4)
        print(view[:11])
        attempt(view.__setitem__, slice(0, 3), b"four")
        attempt(view.__setitem__, 0, 256)
        attempt(view.__getitem__, 1000)
        attempt(view.__getitem__, "x")
        attempt(view.seek, 1000)
        attempt(view.write, bytes(1000))
        exported = memoryview(view)
        exported[0] = 33
        print(view[:3], exported.readonly)
        attempt(view.close)
        exported.release()
        view.resize(4096)
        print(len(view), view.size(), os.fstat(file.fileno()).st_size)
        print(view.flush(), view.closed)
    print(view.closed, view)
    attempt(view.read)
    with mmap.mmap(file.fileno(), 11, access=mmap.ACCESS_READ) as view:
        print(view.read(), view)
        attempt(view.write, b"x")
        attempt(view.__setitem__, 0, 1)
        attempt(view.resize, 20)
    with mmap.mmap(file.fileno(), 11, access=mmap.ACCESS_COPY) as view:
        view[:3] = b"new"
        print(view[:], view.flush())
    file.seek(0)
    print(file.read(11))
    attempt(mmap.mmap, file.fileno(), 10**6)
    attempt(mmap.mmap, file.fileno(), -1)
    attempt(mmap.mmap, file.fileno(), 10, access=9)
with mmap.mmap(-1, 16) as view:
    view.write(b"anonymous")
    if os.fork() == 0:
        view[:9] = b"the child"
        os._exit(0)
    os.wait()
    print(view[:9])
attempt(mmap.mmap, -2, 16)
