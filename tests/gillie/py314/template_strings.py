"""PEP 750: template string literals."""
from string.templatelib import Interpolation, Template

name, n = "World", 42
t = t"Hello {name}! {n:>{5}} {n!r:x} {name=}"
print(type(t).__name__, t.strings, t.values)  # expect: Template ('Hello ', '! ', ' ', ' name=', '') ('World', 42, 42, 'World')
for i in t.interpolations:
    print(i.value, i.expression, i.conversion, repr(i.format_spec))
# expect: World name None ''
# expect: 42 n None '>5'
# expect: 42 n r 'x'
# expect: World name r ''
print([x if isinstance(x, str) else x.value for x in t"a{1}{2}b"])  # expect: ['a', 1, 2, 'b']
print(t"".strings, t"{n}".strings, (t"a" t"b{n}").strings)  # expect: ('',) ('', '') ('ab', '')
print((t"x{n}" + t"y").strings, tr"\d{n}".strings)  # expect: ('x', 'y') ('\\d', '')


def html(template):
    out = []
    for part in template:
        out.append(part if isinstance(part, str) else str(part.value).replace("<", "&lt;"))
    return "".join(out)


print(html(t"<b>{'<script>'}</b>"))  # expect: <b>&lt;script></b>
try:
    t"a" + "b"
except TypeError as e:
    print(type(e).__name__)  # expect: TypeError
print(Template("x", Interpolation(1, "one"), "y").values, isinstance(t"", Template))  # expect: (1,) True
match t"{n}":
    case Template(interpolations=(Interpolation(value, "n", None, ""),)):
        print("matched", value)  # expect: matched 42
