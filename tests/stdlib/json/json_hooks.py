# JSON for one's own classes: encoders, hooks of the decoder, odd numbers and messages
import json
from collections import OrderedDict, namedtuple
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction

Point = namedtuple("Point", "x y")


class Level(IntEnum):
    LOW = 1


class Encoder(json.JSONEncoder):
    def default(self, value):
        match value:
            case Fraction():
                return {"__fraction__": [value.numerator, value.denominator]}
            case complex(real=re, imag=im):
                return {"__complex__": [re, im]}
            case set() | frozenset():
                return sorted(value)
            case bytes():
                return value.hex()
        return super().default(value)


def hook(mapping):
    match mapping:
        case {"__fraction__": [n, d]}:
            return Fraction(n, d)
        case {"__complex__": [re, im]}:
            return complex(re, im)
    return mapping


data = {"f": Fraction(3, 4), "c": [1 - 2j, {3, 1, 2}], "p": Point(1, 2.0), "l": Level.LOW, 1: True, None: b"\x01\xff"}
text = json.dumps(data, cls=Encoder, separators=(",", ":"))
print(text)
print(json.loads(text, object_hook=hook))
print("".join(Encoder(indent="--").iterencode({"a": [], "b": {}, "c": [1, {"d": None}]})))
print(json.loads('{"a": 1, "b": {"a": 2, "a": 3}}', object_pairs_hook=lambda pairs: pairs))
print(json.loads("[1.10, 1e400, -0, NaN, -Infinity]", parse_float=Decimal, parse_int=str, parse_constant=len))
print(json.loads('{"b":1,"a":2}', object_pairs_hook=OrderedDict))
print(json.dumps("é\u2028\U0001f600\x7f\n"), json.dumps("é\U0001f600", ensure_ascii=False))
print(json.loads(r'"\ud83d\ude00 \u00e9 \/ \b"') == "\U0001f600 é / \b", ascii(json.loads(r'"\ud83d"')))
print(json.JSONDecoder().raw_decode('{"a": [1, 2]} and more'), json.loads(b'\xff\xfe1\x002\x00'))
for wrong in ('[1,,2]', '{"a" 1}', '"tab\there"', "[1] 2", "", '"\\x"', "{'a': 1}"):
    try:
        json.loads(wrong)
    except json.JSONDecodeError as error:
        print(repr(wrong), error.pos, error.lineno, error.colno)
loop = [1]
loop.append(loop)
for what, options in ((loop, {}), ({(1, 2): 3}, {}), ([float("nan")], {"allow_nan": False}), ([object], {})):
    try:
        print(json.dumps(what, **options))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, str(error).split(":")[0])
print(json.dumps({(1, 2): 3, "k": 4}, skipkeys=True), json.dumps({"b": 1, "a": {"d": 1, "c": 2}}, sort_keys=True, indent=1))
