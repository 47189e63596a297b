# Which method is asked first: left, right, the subclass's, the in-place one, the reflected comparison.
calls = []


def method(name, result=NotImplemented):
    def asked(self, *other):
        calls.append(f"{type(self).__name__}.{name}")
        return result
    return asked


def cls(name, *bases, **methods):
    return type(name, bases, {f"__{m}__": method(m, r) for m, r in methods.items()})


def show(text, **names):
    calls.clear()
    try:
        result = eval(text, names) if "=" not in text.replace("==", "").replace("!=", "").replace("<=", "") else exec(text, names)
        result = names["a"] if result is None else result
    except TypeError as error:
        result = error
    shown = result if isinstance(result, (str, bool, TypeError)) else type(result).__name__
    print(f"{text:8} {' '.join(calls) or '-':50} {shown}")


No = NotImplemented
Left = cls("Left", add=No, sub="Left sub", lt=No, eq=No, iadd=No, mul=No)
Right = cls("Right", radd="Right radd", rsub="Right rsub", gt="Right gt", eq=No)
Base = cls("Base", add="Base add", radd="Base radd", lt="Base lt", gt="Base gt", eq="Base eq", mul="m", rmul="rm")
Same = cls("Same", Base)
Over = cls("Over", Base, radd="Over radd", gt="Over gt", eq=No, rmul=No)
In = cls("In", Base, iadd=No, imul="In imul")

for text in "a + b", "a - b", "a * b", "a < b", "a <= b", "a == b", "a != b", "a += b", "a -= b", "b + a", "b > a":
    show(text, a=Left(), b=Right())
print()
for second in Same, Over:
    for text in "a + b", "b + a", "a * b", "a < b", "a > b", "a == b", "b == a", "a != b":
        show(text, a=Base(), b=second())
    print()
for text in "a += b", "a *= b", "b += a", "b *= a":
    show(text, a=In(), b=Base())
print()
Number = cls("Number", int, radd="Number radd", rsub=No, eq="Number eq", lt=No)
Text = cls("Text", str, radd="Text radd", mod="Text mod", rmod="Text rmod", rmul="Text rmul")
for text in "5 + a", "a + 5", "5 - a", "5 == a", "5 > a", "a < 5", "2.5 + a", "True + a", "5 != a":
    show(text, a=Number(7))
for text in "'x' + a", "a + 'x'", "'%s' % a", "a % 1", "3 * a", "a * 2", "[1] + a", "a += 'x'", "a in 'xyz'":
    show(text, a=Text("y"))
Hidden = cls("Hidden", Base)
Hidden.__radd__ = None
Hidden.__lt__ = None
for text in "a + b", "b + a", "a < b", "b < a", "b > a":
    show(text, a=Base(), b=Hidden())
instance = Base()
instance.__add__ = lambda other: "from the instance"
show("a + 1", a=instance)
