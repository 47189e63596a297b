"""Patterns that take for ever hear signals, whatever is looking: the handler's exception ends the search."""
import re
import signal


class Alarm(Exception):
    pass


def ring(number, frame):
    raise Alarm


signal.signal(signal.SIGALRM, ring)

PATTERNS = [
    ("nested", r"(a+)+$", "a" * 40 + "b"),
    ("captured alternatives", r"(a|aa)+$", "a" * 60 + "b"),
    ("overlapping", r"(x+x+)+y", "x" * 60),
    ("modest", r"(a+?)+?$", "a" * 40 + "b"),
    ("counted", r"(?:a?){40}a{40}$", "a" * 39 + "b"),
    ("words", r"^(\w+\s?)*$", "aaaa " * 12 + "!"),
    ("back reference", r"(a*)*\1b", "a" * 50),
    ("look ahead", r"(?=(a+)+$)a", "a" * 40 + "b"),
    ("look behind", r"(?<!b)(a+)+$", "a" * 40 + "b"),
    ("alternatives", r"(?:a|b|ab)+c", "ab" * 40),
    ("ignoring case", r"(?i)(a+)+$", "aA" * 20 + "b"),
    ("sets", r"([ab]+)+[^abd]", "ab" * 20 + "d"),
]

# `fullmatch` adds the end, `match` and the rest look from the beginning on.
HOW = {
    "match": lambda p, t: p.match(t),
    "fullmatch": lambda p, t: p.fullmatch(t),
    "search": lambda p, t: p.search(t),
    "findall": lambda p, t: p.findall(t),
    "finditer": lambda p, t: list(p.finditer(t)),
    "split": lambda p, t: p.split(t),
    "sub": lambda p, t: p.sub("-", t),
    "subn": lambda p, t: p.subn(lambda m: "-", t),
    "scanner": lambda p, t: p.scanner(t).match(),
    "scanner search": lambda p, t: p.scanner(t).search(),
}


def interrupted(how, pattern, text):
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    try:
        HOW[how](re.compile(pattern), text)
    except Alarm:
        return True
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return False


KINDS = ["str", "bytes", "bytearray", "wide", "wider"]


def variant(kind, pattern, text):
    if kind in ("wide", "wider"):
        # The end is behind one more character.
        return pattern.replace("+$", "+b$") if text.endswith("b") else pattern, text + "\u0142\U0001f600"[kind == "wider"]
    if kind == "str":
        return pattern, text
    return pattern.encode(), bytes(text, "ascii") if kind == "bytes" else bytearray(text, "ascii")


for shift, (name, pattern, text) in enumerate(PATTERNS):
    for place, how in enumerate(HOW):
        kind = KINDS[(shift + place) % len(KINDS)]
        print(name, how, kind, interrupted(how, *variant(kind, pattern, text)))

# A handler that does not raise lets the search go on, and may use the pattern itself.
rings = []
compiled = re.compile(r"(a|aa)+$")


def count(number, frame):
    rings.append(compiled.match("aaa").span())


signal.signal(signal.SIGALRM, count)
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
print(compiled.search("a" * 27 + "b"))
signal.setitimer(signal.ITIMER_REAL, 0)
print(compiled.match("aaaa").span(), len(rings) > 0, set(rings))
