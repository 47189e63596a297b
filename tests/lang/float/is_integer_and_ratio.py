# is_integer, as_integer_ratio, conjugate, __trunc__, __floor__, __ceil__, __round__.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for number in [0.0, -0.0, 1.0, -2.5, 1e300, 0.1, 2.0**-30]:
    print(number, number.is_integer(), number.as_integer_ratio(), number.conjugate(), number.real, number.imag)
for number in [2.5, -2.5, 3.5, 1e20, -0.4, 0.5, 1.5]:
    print(number, number.__trunc__(), number.__floor__(), number.__ceil__(), number.__round__(), number.__round__(1), int(number))
print(float("inf").is_integer(), float("nan").is_integer())
for name in ["as_integer_ratio", "__trunc__", "__floor__", "__ceil__", "__round__", "__int__"]:
    for text in ["inf", "-inf", "nan"]:
        print(name, text, attempt(getattr(float(text), name)))
print(attempt((1.5).__round__, "a"), attempt((1.5).__round__, 1, 2), attempt((1.5).__round__, 1.0))
print(round(2.675, 2), round(1e16 + 1, -3), round(1.5, 400), round(5e300, -301), round(-1.5, -400), attempt(round, 1.7e308, -308))
print(attempt((1.5).is_integer, 1))
