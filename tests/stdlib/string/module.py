# The string module.
import string
from string import Template, Formatter
print(string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits, string.octdigits, repr(string.punctuation), repr(string.whitespace), len(string.printable), string.capwords("hello  big world"), string.capwords("a-b-c", "-"))
t = Template("$who likes ${what}, $$5"); print(t.substitute(who="tim", what="kung pao"), t.safe_substitute(who="x"), t.substitute({"who": 1}, what=2), t.get_identifiers(), t.is_valid())
for f in (lambda: t.substitute(who=1), lambda: Template("$").substitute(), lambda: Template("$1x").substitute()):
    try: f()
    except (KeyError, ValueError) as e: print(type(e).__name__, e)
class MyF(Formatter):
    def get_value(self, k, a, kw): return kw.get(k, f"<{k}>") if isinstance(k, str) else a[k]
    def convert_field(self, v, c): return v.upper() if c == "u" else super().convert_field(v, c)
print(MyF().format("{a!u} {b} {0}", 5, a="x"), list(Formatter().parse("a{b!r:>{w}}c{{")), Formatter().vformat("{x}", (), {"x": 1}))
