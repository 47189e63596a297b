"""The format mini-language on numbers and strs: every type code, alignment, grouping, and the errors."""


def show(value, spec):
    try:
        print(f"{value!r:>12} {spec!r:>12} {format(value, spec)!r}")
    except Exception as error:
        print(f"{value!r:>12} {spec!r:>12} {type(error).__name__}: {error}")


INTS = [0, 5, -5, 255, 1234567, -10**20]
for value in INTS:
    for spec in "d b o x X #b #o #x #X c n , _ _x _b #_x 08d 08x #010x +d  +, ^12 <12 >12 *^12 =+12 015, 012_x e .2f g % 5 05 ,d ,.2f".split(" "):
        if spec != "c" or 0 <= value < 1000:
            show(value, spec)
for value in [0.0, -0.0, 1.5, -2.675, 1234567.891, 1e16, 1e-7, float("inf"), float("-nan"), 123456789012345680.0]:
    for spec in ",e,E,f,F,g,G,n,%,.0f,.3,.3f,.3e,.3g,.3%,#.0f,#.3g,#,z.1f,+,-, ,10,<10,^10,=10,010,015_.2f,*>+12.2f,.0,_".split(","):
        show(value, spec)
    show(value, ",")
    show(value, "015,.2f")
for value in ["", "abc", "héllo", "\U0001f600x"]:
    for spec in ["", "s", "5", "<5", ">5", "^5", "*^6s", ".2", "6.2s", "05", "é>6"]:
        show(value, spec)
for value in [1 + 2j, -0.5j, complex("nan"), 3 - 1e20j]:
    for spec in ["", ".2f", "g", ">20", "<20.1e", "+", ",.2f", ".3", "#"]:
        show(value, spec)
for value, spec in [
    (1, ",_"), (1, "_,"), (1, ",,"), (1, "__"), (1, "zd"), (1, ".3"), (1, ".3x"), (1, "s"), (1, "é"), (1, "dd"),
    (1, ",x"), (1, "_c"), (1, ",n"), (5, "+c"), (5, "#c"), (-1, "c"), (1, "99999999999999999999"), (1, "5,."),
    ("a", "d"), ("a", "+"), ("a", " "), ("a", "z"), ("a", "#"), ("a", "=3"), ("a", ","), ("a", "_"), ("a", "x<<<"),
    (1.5, "d"), (1.5, ".f"), (1.5, "z+"), (1.5, "x"), (1j, "05"), (1j, "="), (1j, "d"), (1j, "%"),
    (True, "d"), (True, ""), (False, "5"), (None, "5"), (None, ""), ([], "3"), (10**400, "f"), (10**400, "e"),
]:
    if value != 10**400:
        show(value, spec)
    else:
        try:
            format(value, spec)
        except OverflowError as error:
            print(error)
