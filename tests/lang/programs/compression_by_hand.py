# Run lengths, LZ77 and base 85 by hand, each undone again; base 85 beside the library's.
import base64
import random
import struct
from itertools import batched, groupby


def rle(data):
    out = bytearray()
    for value, run in groupby(data):
        size = sum(1 for _ in run)
        while size:
            out += bytes((min(size, 255), value))
            size -= min(size, 255)
    return bytes(out)


def unrle(data):
    return b"".join(bytes([value]) * size for size, value in batched(data, 2))


def lz77(data, window=255, longest=18):
    at = 0
    while at < len(data):
        size, best = 0, 0
        while size < min(longest, len(data) - at - 1):
            found = data.rfind(data[at:at + size + 1], max(0, at - window), at + size)
            if found < 0:
                break
            size, best = size + 1, at - found
        yield best, size, data[at + size]
        at += size + 1


def unlz77(triples):
    out = bytearray()
    for back, size, value in triples:
        if back > len(out):
            raise ValueError(f"{back} back at {len(out)}")
        for _ in range(size):
            out.append(out[-back])
        out.append(value)
    return bytes(out)


def ascii85(data):
    padding = -len(data) % 4
    out = []
    for (number,) in struct.iter_unpack(">I", data + bytes(padding)):
        chars = []
        for _ in range(5):
            number, digit = divmod(number, 85)
            chars.append(chr(33 + digit))
        out.append("".join(reversed(chars)))
    if out and padding:
        out[-1] = out[-1][:-padding]
    elif out and out[-1] == "!!!!!":
        out[-1] = "z"
    return "".join("z" if block == "!!!!!" else block for block in out)


def unascii85(text):
    text = text.replace("z", "!!!!!")
    padding = -len(text) % 5
    out = bytearray()
    for block in batched(text + "u" * padding, 5):
        number = 0
        for char in block:
            if not "!" <= char <= "u":
                raise ValueError(f"no digit: {char!r}")
            number = number * 85 + ord(char) - 33
        try:
            out += struct.pack(">I", number)
        except struct.error:
            raise ValueError(f"too large: {''.join(block)!r}") from None
    return bytes(out[:len(out) - padding])


dice = random.Random(77)
samples = {
    "empty": b"",
    "one": b"x",
    "runs": b"aaaaabbbbbbbbbbbbccd" + b"\0" * 300,
    "verse": b"how much wood would a woodchuck chuck if a woodchuck could chuck wood",
    "accents": "où, là-bas, çà et là où là-bas".encode(),
    "noise": dice.randbytes(64),
    "dice": bytes(dice.choices(b"123456", k=200)),
    "zeros": bytes(12),
}
for name, data in samples.items():
    packed, triples = rle(data), list(lz77(data))
    text = ascii85(data)
    print(f"{name:8}{len(data):4} run lengths {len(packed):4} lz77 {3 * len(triples):4} base 85 {len(text):4}",
          unrle(packed) == data, unlz77(triples) == data, unascii85(text) == data, text.encode() == base64.a85encode(data))
print(*lz77(b"abracadabra abracadabra"))
print(rle(b"WWWWWWWBWWW"), unlz77([(0, 0, 97), (1, 5, 98), (7, 7, 33)]))
print(ascii85(b"Man is distinguished"), unascii85("9jqo^BlbD-BleB1DJ+*+F(f,q"))
for action, wrong in ((unascii85, "9jq o"), (unascii85, "uuuuu"), (unlz77, [(1, 1, 65)])):
    try:
        action(wrong)
    except ValueError as error:
        print("ValueError:", error, "| suppressed:", error.__suppress_context__)
