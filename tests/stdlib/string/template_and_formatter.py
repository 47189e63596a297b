# Templates with their own delimiter and pattern, formatters with their own fields
import string


class Percent(string.Template):
    delimiter = "%"
    idpattern = r"[a-z]+(?:\.[a-z]+)*"


t = Percent("%user owns %{item.name}s at %% of %Price")
print(t.get_identifiers(), t.is_valid())
print(t.safe_substitute({"user": "ann", "item.name": "book"}, user="bob"))
for method in (t.substitute, t.safe_substitute):
    try:
        print(method({"user": "ann"}))
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)


class Braces(string.Template):
    pattern = r"""
    \{\{(?:
      (?P<escaped>\{\{) | (?P<named>\w+)\}\} | (?P<braced>\w+):\}\} | (?P<invalid>)
    )
    """


print(Braces("{{a}} and {{b:}} and {{{{").substitute(a=1, b=[2]))
try:
    Braces("line one\n  {{ bad").substitute()
except ValueError as error:
    print(error)


class Shouting(string.Formatter):
    """!u for upper case, names that are missing are shown, lists are joined."""

    def convert_field(self, value, conversion):
        return str(value).upper() if conversion == "u" else super().convert_field(value, conversion)

    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}?>") if isinstance(key, str) else super().get_value(key, args, kwargs)

    def format_field(self, value, spec):
        if isinstance(value, list) and spec.startswith("join"):
            return spec[4:].join(map(str, value))
        return super().format_field(value, spec)

    def check_unused_args(self, used, args, kwargs):
        print("   unused:", sorted(set(kwargs) - used), [i for i in range(len(args)) if i not in used])


f = Shouting()
print(f.format("{0!u:>6}|{name}|{other!r}|{xs:join, }", "abc", "left", name="n", xs=[1, 2], more=0))
print(f.format("{} {} {:{width}.{prec}f}", 1, 2, 3.14159, width=8, prec=2))
print(f.format("{0[k]} {0[k].real} {x.imag}", {"k": 5}, x=2j))
print(list(string.Formatter().parse("a{b!r:{c}}d{{e}}{}")))
for text, arguments in (("{2}", (1,)), ("{!x}", (1,)), ("{", ()), ("}", ())):
    try:
        print(string.Formatter().format(text, *arguments))
    except (ValueError, IndexError) as error:
        print(repr(text), type(error).__name__, error)
print(string.capwords("the  quick-brown fox"), string.capwords("a-b-c", "-"))
