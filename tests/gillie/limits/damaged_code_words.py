# Code words damaged at random are refused, or match somehow: no harm is done. (CPython 3.13 crashes.)
# expect: many refused True
import _sre
import random
import signal
from re import _compiler

VALID = [r"a", r"[a-z]+b", r"(a|b)*c", r"(?P<x>a)(?P=x)", r"(?<=a)b", r"(?!a)b", r"(a)?(?(1)b|c)", r"a{2,5}?", r"(?>a+)b", r"a++b", r"(?:ab)*+c", r"(?i)straße[à-ü]", r"^a$|\bb\B", r"[^\W\d_]", r"\d+\s\w"]


def words(pattern):
    state = _compiler._parser.parse(pattern, 0)
    return _compiler._code(state, 0), state.state.groups - 1


class Ended(Exception):
    pass


def end(*_):
    raise Ended


signal.signal(signal.SIGALRM, end)


def attempt(code, groups):
    try:
        pattern = _sre.compile("x", 0, code, groups, {}, (None,) * (groups + 1))
    except RuntimeError as error:
        return str(error)
    if len(code) > 5:
        pattern.search("aabbccab" * 3)
    pattern.findall("straße 12 ab_c")
    return "fine"


random.seed(1)
refused = 0
for pattern in VALID * 40:
    code, groups = words(pattern)
    code = list(code)
    for _ in range(random.randrange(1, 3)):
        code[random.randrange(len(code))] = random.choice([0, 1, 2, 3, 5, 7, 13, 14, 15, 16, 23, 24, 100, 2**31, 2**32 - 1, random.randrange(43)])
    try:
        signal.setitimer(signal.ITIMER_REAL, 1)
        refused += attempt(code, groups) != "fine"
    except Ended:
        pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
print("many refused", refused > 100)
