# A binary protocol: frames packed with struct, cut out of one memoryview without copying.
import struct

HEADER = struct.Struct(">2sBBH")
TYPES = {1: "hello", 2: "point", 3: "text"}


class ProtocolError(Exception):
    pass


def frame(kind, payload, flags=0):
    check = sum(payload) & 0xFFFF
    return HEADER.pack(b"GL", kind, flags, len(payload)) + payload + struct.pack(">H", check)


def frames(view):
    while view:
        if len(view) < HEADER.size:
            raise ProtocolError(f"short header: {len(view)} bytes")
        magic, kind, flags, length = HEADER.unpack_from(view)
        if magic != b"GL":
            raise ProtocolError(f"bad magic {magic!r}")
        end = HEADER.size + length
        body = view[HEADER.size:end]
        if len(view) < end + 2:
            raise ProtocolError(f"needs {end + 2} bytes, has {len(view)}")
        (check,) = struct.unpack_from(">H", view, end)
        if check != sum(body) & 0xFFFF:
            raise ProtocolError(f"checksum {check:#06x} of {bytes(body)!r}")
        yield TYPES.get(kind, kind), flags, body
        view = view[end + 2:]


def shown(kind, body):
    match kind:
        case "point":
            return struct.unpack("<hhd", body)
        case "text":
            return str(body, "utf-8")
        case _:
            return body.hex(":")


stream = bytearray()
stream += frame(1, b"\x01\x02")
stream += frame(2, struct.pack("<hhd", -3, 400, 2.5), flags=0x80)
stream += frame(3, "grüße".encode())
stream += frame(9, b"")
for kind, flags, body in frames(memoryview(stream)):
    print(kind, f"{flags:08b}", len(body), shown(kind, body))

view = memoryview(stream)
kind, flags, body = next(frames(view))
body[0] = 0xFF
print(stream[:10].hex(" "), body.obj is stream, body.readonly, body.format, body.nbytes)
for damaged in (stream, b"GL\x01", b"XX\x01\x00\x00\x00\x00\x00", frame(3, b"abc")[:-1]):
    try:
        print(len(list(frames(memoryview(damaged)))))
    except ProtocolError as error:
        print("error:", error)
try:
    stream.append(0)
except BufferError as error:
    print("BufferError")
words = memoryview(struct.pack("=6H", *range(6))).cast("H", (2, 3))
print(words.tolist(), words[1, 2], words.shape, words.ndim, words.c_contiguous)
for layout in "<bhiq", ">bhiq", "=3sxB", "<?2h4p":
    print(layout, struct.calcsize(layout))
