"""Numbers of a damaged memo: huge ones cost nothing, gaps do not count, and lines end where strings of C do."""
import io
import pickle
import struct


def show(data):
    try:
        print(data[:40], pickle.loads(data))
    except Exception as error:
        print(data[:40], type(error).__name__, error)


for number in (5, 40, 70, 1000, 100_000):
    put, get = b"r" + struct.pack("<I", number), b"j" + struct.pack("<I", number)
    show(b"](K\x01" + put + get + b"e.")
    # MEMOIZE counts what there is.
    show(b"\x80\x04](K\x07" + put + b"\x94h\x01" + get + b"e.")
    # Up to it, through it, over it.
    show(b"(" + b"".join(b"K%cp%d\n" % (n % 90, n) for n in range(0, 200, 3)) + b"K\x2a" + put + b"K\x2b\x94" + get + b"g198\ng6\nt.")
show(b"h\x03.")
show(b"(K\x01q\x03h\x03h\x02t.")
for line in (b"I12\x0034\n.", b"L12\x0034L\n.", b"I0x10\n.", b"I\n.", b"I12a\n.", b"L1_0L\n.", b"I01\n.", b"I00\n."):
    show(line)

unpickler = pickle.Unpickler(io.BytesIO(b"](K\x01p500\nK\x02p2\nK\x03\x94e."))
print(unpickler.load(), unpickler.memo.copy())
