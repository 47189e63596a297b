"""A pattern, after a byte of flags, and behind a zero byte the text: `re.error`, or matches that fit together. A search
that takes more than a tenth of a second of the processor's time must hear a signal."""

import re
import signal
import warnings

warnings.simplefilter("ignore")


class TooLong(Exception):
    pass


def ring(*_):
    raise TooLong


signal.signal(signal.SIGVTALRM, ring)


def search(pattern, text):
    found = [match.span() for match in pattern.finditer(text)]
    for start, end in found:
        assert 0 <= start <= end <= len(text), found
    assert len(pattern.findall(text)) == len(found)
    first = pattern.search(text)
    assert (first and first.span()) == (found[0] if found else None)
    if first is not None:
        for group in range(pattern.groups + 1):
            start, end = first.span(group)
            assert first.group(group) == (None if start < 0 else text[start:end])
    assert pattern.subn(text[:1], text)[1] == len(found)
    pattern.split(text, 3)
    pattern.match(text, 1)
    pattern.fullmatch(text)


def check(data):
    if not data:
        return
    flags = data[0] & (re.I | re.M | re.S | re.X | re.A).value
    pattern, _, text = data[1:].partition(b"\0")
    for as_text in (bytes, lambda b: b.decode("latin-1"), lambda b: b.decode("utf-8", "surrogateescape")):
        signal.setitimer(signal.ITIMER_VIRTUAL, 0.1)
        try:
            search(re.compile(as_text(pattern), flags), as_text(text))
        except (re.error, TooLong, RecursionError, OverflowError, ValueError, MemoryError):
            pass
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    re.purge()
