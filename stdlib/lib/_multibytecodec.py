"""The multibyte codecs: errors, increments and shift states on top of the character sets of `_cjk`
(Modules/cjkcodecs/multibytecodec.c).

A character set has `decode(data, start)` and `encode(text, start, last)`, which stop at the first error and say where
and why: 0 at the end, the length of something illegal, -1 at an incomplete sequence.
"""

import codecs as _codecs

_ILLEGAL, _INCOMPLETE = "illegal multibyte sequence", "incomplete multibyte sequence"


def _handler(errors):
    if errors is None:
        errors = "strict"
    elif not isinstance(errors, str):
        raise TypeError(f"errors must be str, not {type(errors).__name__}")
    return _codecs.lookup_error(errors)


def _bytes(data):
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


def _decode(charset, encoding, data, errors, last):
    """Text and how many bytes it was made of; an incomplete end is left if it is not the last of the data."""
    data = _bytes(data)
    parts, at = [], 0
    while True:
        text, at, why = charset.decode(data, at)
        parts.append(text)
        if not why or (why < 0 and not last):
            return "".join(parts), at
        end = len(data) if why < 0 else at + why
        error = UnicodeDecodeError(encoding, data, at, end, _INCOMPLETE if why < 0 else _ILLEGAL)
        text, at = _place(_handler(errors)(error), str, len(data), "decoding")
        parts.append(text)


def _encode(charset, encoding, text, errors, last):
    """Bytes and how many characters they were made of."""
    if not isinstance(text, str):
        raise TypeError("couldn't convert the object to str.")
    parts, at = [], 0
    while True:
        data, at, why = charset.encode(text, at, last)
        parts.append(data)
        if not why or (why < 0 and not last):
            return b"".join(parts), at
        if errors == "replace" or errors == "ignore":
            if errors == "replace":
                parts.append(charset.encode("?", 0, True)[0])
            at += 1
            continue
        error = UnicodeEncodeError(encoding, text, at, at + 1, _ILLEGAL)
        new, at = _place(_handler(errors)(error), (str, bytes), len(text), "encoding")
        if isinstance(new, str):
            new = _encode(charset, encoding, new, "strict", True)[0]
        parts.append(new)


def _place(answer, kinds, length, what):
    fits = isinstance(answer, tuple) and len(answer) == 2
    if not (fits and isinstance(answer[0], kinds) and isinstance(answer[1], int)):
        raise TypeError(f"{what} error handler must return (str, int) tuple")
    new, at = answer
    if at < 0:
        at += length
    if not 0 <= at <= length:
        raise IndexError(f"position {at} from error handler out of bounds")
    return new, at


class MultibyteCodec:
    """A codec without state."""

    def __init__(self, name, make):
        self._name, self._make = name, make

    def encode(self, input, errors=None):
        charset = self._make()
        data, _ = _encode(charset, self._name, input, errors, True)
        return data + charset.reset(), len(input)

    def decode(self, input, errors=None):
        data = _bytes(input)
        text, _ = _decode(self._make(), self._name, data, errors, True)
        return text, len(data)

    def __repr__(self):
        return f"<{type(self).__name__} {self._name!r}>"


class Stateless:
    """A character set of `_cjk`, which has no shift state."""

    def __init__(self, charset):
        self.encode, self.decode = charset.encode, charset.decode

    def reset(self):
        return b""

    def forget(self):
        pass

    state = 0


class _Errors:
    def __init__(self, errors=None):
        self.errors = "strict" if errors is None else errors
        self._charset = self.codec._make()

    @property
    def errors(self):
        return self._errors

    @errors.setter
    def errors(self, errors):
        if not isinstance(errors, str):
            raise TypeError("errors must be a string")
        self._errors = errors

    @errors.deleter
    def errors(self):
        raise AttributeError("cannot delete attribute")


class MultibyteIncrementalEncoder(_Errors):
    def __init__(self, errors=None):
        super().__init__(errors)
        self._pending = ""

    def encode(self, input, final=False):
        text = self._pending + input
        data, used = _encode(self._charset, self.codec._name, text, self.errors, final)
        self._pending = text[used:]
        return data + self._charset.reset() if final else data

    def reset(self):
        data = self._charset.reset()
        self._pending = ""
        return data or None

    def getstate(self):
        pending = self._pending.encode("utf-8")
        state = bytes([len(pending)]) + pending + self._charset.state.to_bytes(8, "little")
        return int.from_bytes(state, "little")

    def setstate(self, state, /):
        data = state.to_bytes(17, "little")
        length = data[0]
        if length > 8:
            raise UnicodeError("pending buffer too large")
        self._pending = data[1:1 + length].decode("utf-8")
        self._charset.state = int.from_bytes(data[1 + length:9 + length], "little")


class MultibyteIncrementalDecoder(_Errors):
    def __init__(self, errors=None):
        super().__init__(errors)
        self._pending = b""

    def decode(self, input, final=False):
        data = self._pending + _bytes(input)
        text, used = _decode(self._charset, self.codec._name, data, self.errors, final)
        self._pending = data[used:]
        return text

    def reset(self):
        self._pending = b""
        self._charset.forget()

    def getstate(self):
        return self._pending, self._charset.state

    def setstate(self, state, /):
        pending, number = state
        if not isinstance(pending, bytes) or not isinstance(number, int):
            raise TypeError("setstate(): illegal state argument")
        if len(pending) > 8:
            raise UnicodeDecodeError(self.codec._name, pending, 0, len(pending), "pending buffer too large")
        self._pending, self._charset.state = pending, number


class MultibyteStreamReader(_Errors):
    def __init__(self, stream, errors=None):
        super().__init__(errors)
        self.stream, self._pending = stream, b""

    def _take(self, method, size):
        while True:
            data = method() if size is None or size < 0 else method(size)
            if not isinstance(data, bytes):
                raise TypeError(f"stream function returned a non-bytes object ({type(data).__name__})")
            last = not data or size is None or size < 0
            whole = self._pending + data
            text, used = _decode(self._charset, self.codec._name, whole, self.errors, last)
            self._pending = whole[used:]
            if text or last:
                return text

    def read(self, sizeobj=None, /):
        return self._take(self.stream.read, sizeobj)

    def readline(self, sizeobj=None, /):
        return self._take(self.stream.readline, sizeobj)

    def readlines(self, sizehintobj=None, /):
        return self._take(self.stream.read, sizehintobj).splitlines(True)

    def reset(self):
        self._pending = b""
        self._charset.forget()


class MultibyteStreamWriter(_Errors):
    def __init__(self, stream, errors=None):
        super().__init__(errors)
        self.stream, self._pending = stream, ""

    def write(self, strobj, /):
        text = self._pending + strobj
        data, used = _encode(self._charset, self.codec._name, text, self.errors, False)
        self._pending = text[used:]
        self.stream.write(data)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def reset(self):
        if not self._pending:
            return
        data, _ = _encode(self._charset, self.codec._name, self._pending, self.errors, True)
        self._pending = ""
        data += self._charset.reset()
        if data:
            self.stream.write(data)


class _Shifting:
    """What has a state: a number that incremental codecs give out."""

    state = 0

    def forget(self):
        self.state = 0


class ISO2022:
    """ISO 2022 in seven bits: escape sequences put character sets into G0, G1 and G2, and shifts choose between them
    (Modules/cjkcodecs/_codecs_iso2022.c)."""

    ASCII, TWO = 0x42, 0x80
    LATIN_1, GREEK = 0x41, 0x46

    def __init__(self, shifts, g2, sets):
        self._shifts, self._g2 = shifts, g2
        self._sets = sets
        self._by_mark = {one.mark: one for one in sets}
        self._marks = [self.ASCII, self.ASCII, 0]
        self._shifted = self._through = False

    @property
    def state(self):
        return int.from_bytes(bytes([*self._marks, 0, self._shifted | self._through << 1]), "little")

    @state.setter
    def state(self, number):
        data = number.to_bytes(8, "little")
        self._marks = list(data[:3])
        self._shifted, self._through = bool(data[4] & 1), bool(data[4] & 2)

    def forget(self):
        self._marks[0] = self.ASCII
        self._shifted = False

    def reset(self):
        data = b"\x0f" if self._shifted else b""
        if self._marks[0] != self.ASCII:
            data += b"\x1b(B"
        self.forget()
        return data

    def _designate(self, data, at):
        """Follow the escape sequence at a place: how long it is, and what is wrong with it."""
        length, i = 0, 1
        while i < 16:
            if at + i >= len(data):
                return 0, -1
            if 0x40 <= data[at + i] <= 0x5A:
                length = i + 1
                break
            if not self._shifts and data[at + i:at + i + 2] == b"&@":
                i += 2
            i += 1
        if not length:
            return 0, 1
        escape = data[at + 1:at + length]
        if length == 3 and escape[0] == 0x24:
            place, mark = 0, escape[1] | self.TWO
        elif length == 3 and escape[0] in b"().":
            place, mark = b"().".index(escape[0]), escape[1]
        elif length == 4 and escape[0] == 0x24 and escape[1] in b"()":
            place, mark = b"()".index(escape[1]), escape[2] | self.TWO
        elif escape == b"&@\x1b$B" and not self._shifts:
            place, mark = 0, 0x42 | self.TWO
        else:
            return 0, length
        if place == 2 and not self._g2 or mark != self.ASCII and mark not in self._by_mark:
            return 0, length
        self._marks[place] = mark
        return length, 0

    def _from_g2(self, byte):
        """The character of a byte after a single shift."""
        if self._marks[2] == self.LATIN_1 and byte < 0x80:
            return chr(byte + 0x80)
        if self._marks[2] == self.GREEK:
            return bytes([byte ^ 0x80]).decode("iso8859_7", "ignore")
        if self._marks[2] in (0, self.ASCII) and byte < 0x80:
            return chr(byte)
        return ""

    def decode(self, data, at):
        parts = []
        while at < len(data):
            byte, why, used = data[at], 0, 1
            if self._through:
                parts.append(chr(byte))
                self._through = not 0x40 <= byte <= 0x5A
            elif byte == 0x1B:
                after = data[at + 1:at + 2]
                if not after:
                    why = -1
                elif after in b"().$&":
                    used, why = self._designate(data, at)
                elif after == b"N" and self._g2:
                    if at + 2 == len(data):
                        why = -1
                    elif text := self._from_g2(data[at + 2]):
                        parts.append(text)
                        used = 3
                    else:
                        why = 3
                else:
                    parts.append("\x1b")
                    self._through = True
            elif byte in (0x0E, 0x0F) and self._shifts:
                self._shifted = byte == 0x0E
            elif byte == 0x0A:
                self._shifted = False
                parts.append("\n")
            elif byte >= 0x80:
                why = 1
            elif byte < 0x20 or self._marks[self._shifted] == self.ASCII:
                parts.append(chr(byte))
            else:
                one = self._by_mark.get(self._marks[self._shifted])
                used = one.width if one else 1
                if at + used > len(data):
                    why = -1
                elif one and (text := one.decode(data[at:at + used])):
                    parts.append(text)
                else:
                    why = used
            if why:
                return "".join(parts), at, why
            at += used
        return "".join(parts), at, 0

    def encode(self, text, at, last):
        parts = []
        while at < len(text):
            if text[at] < "\x80":
                parts.append(self.reset() + text[at].encode("ascii"))
                at += 1
                continue
            for one in self._sets:
                data, used = one.encode(text, at, last)
                if used < 0:
                    return b"".join(parts), at, -1
                if data:
                    break
            else:
                return b"".join(parts), at, 1
            if one.place == 0 and self._shifted:
                parts.append(b"\x0f")
            elif one.place == 1 and self._marks[1] == one.mark and not self._shifted:
                parts.append(b"\x0e")
            if self._marks[one.place] != one.mark:
                parts.append(one.escape)
                self._marks[one.place] = one.mark
                if one.place == 1 and not self._shifted:
                    parts.append(b"\x0e")
            self._shifted = one.place == 1
            parts.append(data)
            at += used
        return b"".join(parts), at, 0


class _Set:
    """A set that ISO 2022 designates. `codec` is one of its characters as EUC has them: the bytes in seven bits follow
    `prefix` with their eighth set. `rows` bounds what is taken of it; `kind` is "pairs" for pairs of characters only,
    "single" to leave those out."""

    def __init__(self, final, codec, width=2, prefix=b"", place=0, rows=None, kind=None):
        self.mark = ord(final) | (ISO2022.TWO if width == 2 else 0)
        self.width, self.place = width, place
        intermediate = "()"[place]
        if width == 2:
            intermediate = "$" if place == 0 and final in "@AB" else "$" + intermediate
        self.escape = b"\x1b" + (intermediate + final).encode("ascii")
        self._codec, self._prefix, self._rows, self._kind = codec, prefix, rows, kind

    def decode(self, data):
        if max(data) >= 0x80 or self._rows and data[0] - 0x20 not in self._rows:
            return ""
        whole = self._prefix + bytes(byte | 0x80 for byte in data)
        text, used, why = self._codec.decode(whole, 0)
        return "" if why or used != len(whole) else text

    def encode(self, text, at, last):
        count = 1
        if self._kind == "pairs":
            if self._codec.encode(text[at], 0, False)[2] >= 0:
                return b"", 0
            if at + 1 == len(text):
                return b"", 0 if last else -1
            count = 2
        data, _, why = self._codec.encode(text[at:at + count], 0, True)
        rest = data[len(self._prefix):]
        if why or not data.startswith(self._prefix) or len(rest) != self.width or min(rest) < 0x80 or rest[0] in b"\x8e\x8f":
            return b"", 0
        if self._rows and (rest[0] & 0x7F) - 0x20 not in self._rows:
            return b"", 0
        return bytes(byte & 0x7F for byte in rest), count


class _Roman:
    """JIS X 0201 Roman: ASCII but for two characters."""

    mark, width, place, escape = ord("J"), 1, 0, b"\x1b(J"

    def decode(self, data):
        return {0x5C: "\xa5", 0x7E: "\u203e"}.get(data[0]) or chr(data[0])

    def encode(self, text, at, last):
        return {"\xa5": b"\x5c", "\u203e": b"\x7e"}.get(text[at], b""), 1


class _InG2:
    """A set of the upper half, for single shifts: nothing is encoded by it."""

    width = 1

    def __init__(self, mark):
        self.mark = mark

    def decode(self, data):
        return ""

    def encode(self, text, at, last):
        return b"", 0


class HZ(_Shifting):
    """HZ: GB 2312 between ~{ and ~}."""

    def __init__(self, gb):
        self._gb = gb

    def reset(self):
        if self.state:
            self.state = 0
            return b"~}"
        return b""

    def decode(self, data, at):
        parts = []
        while at < len(data):
            byte = data[at]
            if byte == 0x7E:
                if at + 1 == len(data):
                    return "".join(parts), at, -1
                after = data[at + 1:at + 2]
                if after == b"~" and not self.state:
                    parts.append("~")
                elif after == b"{" and not self.state:
                    self.state = 1
                elif after == b"\n" and not self.state:
                    pass
                elif after == b"}" and self.state:
                    self.state = 0
                else:
                    return "".join(parts), at, 1
                at += 2
                continue
            if byte >= 0x80:
                return "".join(parts), at, 1
            if not self.state:
                parts.append(chr(byte))
                at += 1
                continue
            if at + 1 == len(data):
                return "".join(parts), at, -1
            text, used, why = self._gb.decode(bytes([byte | 0x80, data[at + 1] | 0x80]), 0)
            if why or used != 2:
                return "".join(parts), at, 1
            parts.append(text)
            at += 2
        return "".join(parts), at, 0

    def encode(self, text, at, last):
        parts = []
        while at < len(text):
            c = text[at]
            if c < "\x80":
                state, data = 0, b"~~" if c == "~" else c.encode("ascii")
            else:
                data, _, why = self._gb.encode(c, 0, True)
                if why or len(data) != 2:
                    return b"".join(parts), at, 1
                state, data = 1, bytes([data[0] & 0x7F, data[1] & 0x7F])
            if state != self.state:
                parts.append(b"~{" if state else b"~}")
                self.state = state
            parts.append(data)
            at += 1
        return b"".join(parts), at, 0


def stateless(names):
    """A `getcodec` for some character sets of `_cjk`."""

    def getcodec(name, /):
        import _cjk
        if name not in names:
            raise LookupError("no such codec is supported.")
        charset = _cjk.codec(name)
        return MultibyteCodec(name, lambda: Stateless(charset))

    return getcodec


def shifting(kinds):
    """A `getcodec` for codecs with shift states: name to a class and the character set underneath."""

    def getcodec(name, /):
        import _cjk
        if name not in kinds:
            raise LookupError("no such codec is supported.")
        make, below = kinds[name]
        charset = _cjk.codec(below)
        return MultibyteCodec(name, lambda: make(charset))

    return getcodec


# Rows of the second plane of JIS X 0213; the others below 0x8f are of JIS X 0212.
_PLANE_2 = frozenset([1, 3, 4, 5, 8, *range(12, 16), *range(78, 95)])


def iso2022(names):
    """A `getcodec` for the codecs of ISO 2022."""

    def designations(name):
        from _cjk import codec
        euc = codec("euc_jp")
        jis, old, roman = _Set("B", euc), _Set("@", euc), _Roman()
        more = _Set("D", euc, prefix=b"\x8f")
        match name:
            case "iso2022_kr":
                return [_Set("C", codec("euc_kr"), place=1)]
            case "iso2022_jp":
                return [jis, roman, old]
            case "iso2022_jp_1":
                return [jis, more, roman, old]
            case "iso2022_jp_2":
                korean, chinese = _Set("C", codec("euc_kr")), _Set("A", codec("gb2312"))
                return [jis, more, korean, chinese, roman, old, _InG2(ISO2022.LATIN_1), _InG2(ISO2022.GREEK)]
            case "iso2022_jp_ext":
                return [jis, more, roman, _Set("I", euc, width=1, prefix=b"\x8e"), old]
        first, below = ("O", "euc_jisx0213") if name == "iso2022_jp_3" else ("Q", "euc_jis_2004")
        wide = codec(below)
        return [_Set(first, wide, kind="pairs"), jis, _Set(first, wide), _Set("P", wide, prefix=b"\x8f", rows=_PLANE_2)]

    def getcodec(name, /):
        if name not in names:
            raise LookupError("no such codec is supported.")
        sets = designations(name)
        return MultibyteCodec(name, lambda: ISO2022(name == "iso2022_kr", name == "iso2022_jp_2", sets))

    return getcodec
