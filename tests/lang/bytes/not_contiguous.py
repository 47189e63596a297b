# Memoryviews whose bytes do not stand in one piece: few take them.
import array
import io
import struct
import zlib

view = memoryview(bytearray(b"abcdefgh"))[::2]


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


print(bytes(view), bytearray(view), view.tobytes(), list(view), view == b"aceg", b"aceg" == view)
out = bytearray(b"....")
out[1:3] = view
print(out)
for function in (
    lambda: io.BytesIO().write(view),
    lambda: io.BytesIO(view).getvalue(),
    lambda: zlib.crc32(view),
    lambda: struct.unpack("4s", view),
    lambda: b"abc".find(view),
    lambda: b"abc".replace(view, b""),
    lambda: array.array("B").frombytes(view),
    lambda: memoryview(view).contiguous,
    lambda: zlib.crc32(view[:1]),
):
    show(function)


class Index:
    def __index__(self):
        view.release()
        return 0


view = memoryview(bytearray(b"abc"))
show(lambda: view[Index()])
view = memoryview(bytearray(b"abc"))


def store():
    view[0] = Index()


show(store)
