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


def _decode(charset, encoding, data, errors, last):
    """Text and how many bytes it was made of; an incomplete end is left if it is not the last of the data."""
    data = bytes(data)
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
        data = bytes(input)
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
        data = self._pending + bytes(input)
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
        if not isinstance(pending, bytes):
            raise TypeError("setstate(): illegal state argument")
        if len(pending) > 8:
            raise UnicodeError("pending buffer too large")
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
        data, _ = _encode(self._charset, self.codec._name, self._pending, self.errors, True)
        self._pending = ""
        data += self._charset.reset()
        if data:
            self.stream.write(data)


def _escape(data, at):
    """The length of an escape sequence that means nothing here, or -1 if it is not complete."""
    for length in range(1, 16):
        if at + length >= len(data):
            return -1
        if 0x40 <= data[at + length] <= 0x5A:
            return length + 1
    return 1


class _Shifting:
    """ASCII and sets of two bytes that escape sequences switch between (RFC 1468, 1557, 1843)."""

    ascii, sets, state = 0, {}, 0

    def forget(self):
        self.state = 0


class ISO2022JP(_Shifting):
    """ISO-2022-JP: ASCII, JIS X 0201 Roman, JIS X 0208."""

    escapes = {b"\x1b(B": 0, b"\x1b(J": 1, b"\x1b$@": 2, b"\x1b$B": 2}
    shifts = {0: b"\x1b(B", 1: b"\x1b(J", 2: b"\x1b$B"}

    def __init__(self, euc):
        self._euc = euc

    def reset(self):
        if self.state:
            self.state = 0
            return b"\x1b(B"
        return b""

    def decode(self, data, at):
        parts = []
        while at < len(data):
            byte = data[at]
            if byte == 0x1B:
                escape = data[at:at + 3]
                if escape in self.escapes:
                    self.state = self.escapes[escape]
                    at += 3
                    continue
                return "".join(parts), at, _escape(data, at)
            if byte >= 0x80:
                return "".join(parts), at, 1
            if byte == 0x0A:
                self.state = 0
            if self.state == 2 and byte > 0x20:
                if at + 1 == len(data):
                    return "".join(parts), at, -1
                text, used, why = self._euc.decode(bytes([byte | 0x80, data[at + 1] | 0x80]), 0)
                if why or used != 2 or data[at + 1] >= 0x80:
                    return "".join(parts), at, 1
                parts.append(text)
                at += 2
                continue
            roman = {0x5C: "\xa5", 0x7E: "\u203e"} if self.state == 1 else {}
            parts.append(roman.get(byte) or chr(byte))
            at += 1
        return "".join(parts), at, 0

    def encode(self, text, at, last):
        parts = []
        while at < len(text):
            c = text[at]
            if c < "\x80":
                state, data = 0, c.encode("ascii")
            elif c in "\xa5\u203e":
                state, data = 1, b"\x5c" if c == "\xa5" else b"\x7e"
            else:
                data, _, why = self._euc.encode(c, 0, True)
                if why or len(data) != 2 or data[0] == 0x8E:
                    return b"".join(parts), at, 1
                state, data = 2, bytes([data[0] & 0x7F, data[1] & 0x7F])
            if state != self.state:
                parts.append(self.shifts[state])
                self.state = state
            if c == "\n":
                self.state = 0
            parts.append(data)
            at += 1
        return b"".join(parts), at, 0


class ISO2022KR(_Shifting):
    """ISO-2022-KR: shifts between ASCII and KS X 1001, which is designated once (the state's second bit)."""

    def __init__(self, euc):
        self._euc = euc

    def reset(self):
        shifted, self.state = self.state & 1, 0
        return b"\x0f" if shifted else b""

    def decode(self, data, at):
        parts = []
        while at < len(data):
            byte = data[at]
            if byte == 0x1B:
                escape = data[at:at + 4]
                if escape == b"\x1b$)C":
                    at += 4
                    continue
                return "".join(parts), at, _escape(data, at)
            if byte in (0x0E, 0x0F):
                self.state = int(byte == 0x0E)
                at += 1
                continue
            if byte >= 0x80:
                return "".join(parts), at, 1
            if byte == 0x0A:
                self.state = 0
            if self.state and byte > 0x20:
                if at + 1 == len(data):
                    return "".join(parts), at, -1
                text, used, why = self._euc.decode(bytes([byte | 0x80, data[at + 1] | 0x80]), 0)
                if why or used != 2:
                    return "".join(parts), at, 1
                parts.append(text)
                at += 2
                continue
            parts.append(chr(byte))
            at += 1
        return "".join(parts), at, 0

    def encode(self, text, at, last):
        parts = []
        while at < len(text):
            c = text[at]
            if c < "\x80":
                state, data = 0, c.encode("ascii")
            else:
                data, _, why = self._euc.encode(c, 0, True)
                if why or len(data) != 2:
                    return b"".join(parts), at, 1
                state, data = 1, bytes([data[0] & 0x7F, data[1] & 0x7F])
            if state and not self.state & 2:
                parts.append(b"\x1b$)C")
                self.state |= 2
            if state != self.state & 1:
                parts.append(b"\x0e" if state else b"\x0f")
                self.state ^= 1
            parts.append(data)
            at += 1
        return b"".join(parts), at, 0


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
    """A `getcodec` for codecs with shift states: name to class and the character set underneath."""

    def getcodec(name, /):
        import _cjk
        if name not in kinds:
            raise LookupError("no such codec is supported.")
        make, below = kinds[name]
        charset = _cjk.codec(below)
        return MultibyteCodec(name, lambda: make(charset))

    return getcodec
