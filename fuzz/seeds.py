"""Writes examples to begin with for the targets that have an interpreter inside: seeds.py FOLDER"""

import collections
import datetime
import decimal
import fractions
import json
import marshal
import pickle
import sys
import uuid
from pathlib import Path

VALUES = [
    [None, True, False, ...],
    [0, 1, -1, 255, 65536, -(2**31), 2**63, -(2**200), 10**30],
    [0.0, -1.5, 1e300, float("inf"), 2j],
    ["", "a", "\u00e9\u0142\U0001f600\ud800", "x" * 300],
    [b"", b"a\xff", bytearray(b"b"), b"y" * 300],
    [(), (1,), (1, 2, 3, 4), [[]], {}, {"a": [1]}, {1, 2}, frozenset({3})],
    [complex, slice(1, 2), range(3), object()],
    collections.OrderedDict(a=1),
    collections.deque([1, 2], 3),
    collections.Counter("aab"),
    [datetime.datetime(2020, 1, 2, 3), datetime.date(2020, 1, 2), datetime.timedelta(1), datetime.timezone.utc],
    [fractions.Fraction(1, 3), decimal.Decimal("1.5"), uuid.UUID(int=5)],
]
SHARED = [1, 2]
VALUES.append([SHARED, SHARED, (SHARED,)])

TEXTS = [
    '{"a": [1, -2.5e3, null, true, false], "b": {"c": "\\u00e9\\ud83d\\ude00\\n"}}',
    "[NaN, Infinity, -Infinity, 0, -0, 1E400, 123456789012345678901234567890]",
    ' [ "x\ty" , "" , [ [ ] , { } ] ] ',
    '"\\b\\f\\r\\/\\"\\\\"',
    "{}x",
]

PATTERNS = [
    (r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(\d\d))?", "on 2020-05-06 and 2021-07"),
    (r"(a+)+$", "aaaaaaaaaaaaaaaab"),
    (r"\b(\w+)\s+\1\b|[^a-z\s]+?|(?<=x)y*+", "the the xyyy 12"),
    (r"(?i:STRASSE|\w\u0131)(?!z)(?>a|ab)c", "strasse abc"),
    (r"^\s*(?:#.*|(['\"])(?:\\.|(?!\1).)*\1|[-+]?\d*\.?\d+(?:e\d+)?)\s*$", "# x\n'a\\'b'\n1.5e3\n"),
    (r"(a)?b(?(1)c|d)(?s:.)x{2,5}?", "abcxxxx bdyxx"),
    (r"[\w--_]|[]a-c-]|[^]]|\A\Z\B", "a]-_"),
    (r"(?x) ( [ab]  | # comment" "\n c ) {3}", "abc"),
]


def examples():
    for value in VALUES:
        for part in [value, *value] if isinstance(value, list) else [value]:
            for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
                yield "pickle", pickle.dumps(part, protocol)
            for version in range(5):
                try:
                    yield "marshal", marshal.dumps(part, version)
                except ValueError:
                    pass
    yield "marshal", marshal.dumps(compile("def f(a, *b, c=1):\n    yield a + c\n", "f", "exec"))
    for value in TEXTS:
        yield "json", value.encode()
        yield "json", value.encode("utf-16")
    yield "json", json.dumps(TEXTS, indent=1, ensure_ascii=False).encode()
    for pattern, text in PATTERNS:
        for flags in (0, 2, 8, 24, 64):
            yield "re", bytes([flags]) + pattern.encode() + b"\0" + text.encode()


folder = Path(sys.argv[1])
for number, (target, data) in enumerate(examples()):
    (folder / target).mkdir(parents=True, exist_ok=True)
    (folder / target / f"seed_{number}").write_bytes(data)
