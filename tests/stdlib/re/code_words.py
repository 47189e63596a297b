# _sre.compile takes code words from anyone: what re would not make is refused.
import _sre
from re import _compiler

VALID = [r"a", r"[a-z]+b", r"(a|b)*c", r"(?P<x>a)(?P=x)", r"(?<=a)b", r"(?!a)b", r"(a)?(?(1)b|c)", r"a{2,5}?", r"(?>a+)b", r"a++b", r"(?:ab)*+c", r"(?i)straße[à-ü]", r"^a$|\bb\B", r"[^\W\d_]", r"\d+\s\w"]


def words(pattern):
    state = _compiler._parser.parse(pattern, 0)
    return _compiler._code(state, 0), state.state.groups - 1


def attempt(code, groups):
    try:
        pattern = _sre.compile("x", 0, code, groups, {}, (None,) * (groups + 1))
    except RuntimeError as error:
        return str(error)
    if len(code) > 5:
        pattern.search("aabbccab" * 3)
    pattern.findall("straße 12 ab_c")
    return "fine"


for pattern in VALID:
    print(pattern, attempt(*words(pattern)))
for code in [], [0], [1], [2], [99], [4, 0], [14, 100, 1], [7, 1, 1], [24, 5, 0, 9, 1], [16], [17, 7, 1], [11, 0, 1], [23, 9, 0, 1, 1], [13, 3, 0, 1], [10, 1, 1], [2**32 - 1], [15, 1, 1], [5, 2**31, 0, 1]:
    print(code, attempt(code, 0))
