# json: dumps and loads with all options and errors.
import json
data = {"s": "é\n\"q\"\\/\u2028😀", "i": 1, "f": 1.5, "n": None, "t": True, "l": [1, [], {}], "d": {"k": "v"}, 5: "int key", 1.5: "float key", None: "none key", True: "bool key", "big": 10**20, "neg": -0.0, "exp": 1e20}
print(json.dumps(data)); print(json.dumps(data, ensure_ascii=False)); print(json.dumps(data, indent=2, sort_keys=False)[:60]); print(json.dumps({"b": 1, "a": [1, 2]}, sort_keys=True, separators=(",", ":")), json.dumps([1, {"a": 2}], indent="\t"), json.dumps((1, 2)), json.dumps("x"), json.dumps([float("nan"), float("inf")]), json.dumps([[], {}], indent=1), json.dumps("\x00\x1f\x7f"))
back = json.loads(json.dumps(data)); print(back, back["s"] == data["s"])
print(json.loads(' [1, 2.0, -3e2, "a\\u00e9\\n\\ud83d\\ude00", true, null, {"a": {}}] '), json.loads("1"), json.loads('"x"'), json.loads(b'{"a": 1}'), json.loads("NaN"), json.loads("-Infinity"), json.loads("[]"), type(json.loads("1.0")), json.loads("123456789012345678901234567890"), json.loads('{"a":1,"a":2}'))
for bad in ["", "{", "[1,", "[1 2]", '{"a" 1}', "{'a': 1}", "[1,]", "nul", '"unterminated', '"\\x"', '"\t"', "1 2", "{1: 2}", '{"a":}', "01", "+1", ".5", "1.", "[", '"\\u12"', "tru", "-", "{,}", '{"a":1,}', "\ufeff1"]:
    try: print(bad, json.loads(bad))
    except json.JSONDecodeError as e: print(repr(bad), "|", e, e.pos, e.lineno, e.colno)
for f in (lambda: json.dumps(set()), lambda: json.dumps({(1, 2): 3}), lambda: json.dumps(b"x"), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps(object), lambda: json.loads(5), lambda: json.dumps({"a": {"b": 1j}}), lambda: json.dumps({(1,): 1, "a": 2}, skipkeys=True)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, getattr(e, "__notes__", ""))
l = []; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
class E(json.JSONEncoder):
    def default(self, o): return sorted(o) if isinstance(o, set) else super().default(o)
print(json.dumps({"s": {2, 1}}, cls=E), json.dumps(3j, default=str), json.loads('{"x": 1}', object_hook=lambda d: ("obj", d)), json.loads('{"a": 1, "b": 2}', object_pairs_hook=list), json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: int(s) * 10))
import io
f = io.StringIO(); json.dump({"k": [1]}, f); f.seek(0); print(json.load(f), json.dumps({"a": 1}, indent=4).splitlines(), list(json.JSONEncoder().iterencode([1, {"a": 2}])))
print(json.loads("[" * 50 + "]" * 50)); print(json.dumps(json.loads('{"menu": {"id": "file", "items": [{"v": "New"}, {"v": "Open"}]}}'), indent=2))
