"""Writes tables.deflate, the character sets of the multibyte codecs, from the codecs of the Python we compare with.

Lines of the text that is compressed: `C name`; `L` lead bytes in hexadecimal; `D` a first sequence of bytes and the
characters of it and those that follow it; `P` a sequence of bytes for several characters; `E` bytes for a character
that they do not decode to; `N` characters that decoding gives and encoding does not take; `R` ranges of four bytes
(gb18030): index, code point, length.
"""

import sys
import zlib

NAMES = ["gb2312", "gbk", "gb18030", "big5", "big5hkscs", "cp950", "shift_jis", "cp932", "euc_jp", "shift_jis_2004",
         "euc_jis_2004", "shift_jisx0213", "euc_jisx0213", "euc_kr", "cp949", "johab"]


def decoded(data, name):
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def incomplete(data, name):
    try:
        data.decode(name)
    except UnicodeDecodeError as error:
        return error.reason.startswith("incomplete")
    return False


out = []
for name in NAMES:
    out.append(f"C {name}")
    leads = [lead for lead in range(256) if incomplete(bytes([lead]), name)]
    out.append("L " + bytes(leads).hex())
    table = {}
    for lead in range(256):
        if lead not in leads:
            text = decoded(bytes([lead]), name)
            if text is not None:
                table[bytes([lead])] = text
            continue
        for trail in range(256):
            pair = bytes([lead, trail])
            text = decoded(pair, name)
            if text is not None and len(text.encode("utf-32-le")) and not (len(text) == 2 and decoded(pair[1:], name) == text[1:]
                                                                          and decoded(pair[:1], name) == text[:1]):
                table[pair] = text
            elif incomplete(pair, name) and name != "gb18030":
                for third in range(256):
                    text = decoded(pair + bytes([third]), name)
                    if text is not None and len(text) == 1:
                        table[pair + bytes([third])] = text
    back = {}
    run = None
    for key in sorted(table):
        text = table[key]
        if len(text) != 1 or text in "\r\n":
            out.append(f"P {key.hex()} {' '.join(format(ord(c), 'x') for c in text)}")
            run = None
        elif run is not None and len(key) == len(run) and key[:-1] == run[:-1] and key[-1] == run[-1] + 1:
            out[-1] += text
        else:
            out.append(f"D {key.hex()} {text}")
        run = key if len(text) == 1 and text not in "\r\n" else None
        back.setdefault(text, []).append(key)
    lost = ""
    for point in range(sys.maxunicode + 1):
        if 0xD800 <= point < 0xE000:
            continue
        c = chr(point)
        try:
            data = c.encode(name)
        except UnicodeEncodeError:
            if c in back:
                lost += format(point, "x") + " "
            continue
        if len(data) == 4:
            continue
        if back.get(c, [None])[-1] != data:
            out.append(f"E {data.hex()} {point:x}")
    for text, keys in back.items():
        if len(text) > 1 and text.encode(name) != keys[-1]:
            raise SystemExit(f"{name}: {text!r}")
    if lost:
        out.append("N " + lost.rstrip())
    if name == "gb18030":
        ranges = []
        for point in range(0x10000):
            if 0xD800 <= point < 0xE000:
                continue
            data = chr(point).encode(name)
            if len(data) == 4:
                a, b, c, d = data
                index = ((a - 0x81) * 10 + b - 0x30) * 1260 + (c - 0x81) * 10 + d - 0x30
                if ranges and ranges[-1][0] + ranges[-1][2] == index and ranges[-1][1] + ranges[-1][2] == point:
                    ranges[-1][2] += 1
                else:
                    ranges.append([index, point, 1])
        for index, point, length in ranges:
            out.append(f"R {index} {point:x} {length}")
text = "\n".join(out)
packer = zlib.compressobj(9, zlib.DEFLATED, -15)
open(sys.argv[1], "wb").write(packer.compress(text.encode()) + packer.flush())
print(len(text.encode()))
