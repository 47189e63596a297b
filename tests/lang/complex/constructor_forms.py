# complex() of text and numbers, and what it refuses.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for args in [(), (1,), (1, 2), (1.5, -0.0), ("1+2j",), (" ( 1e3-2.5J ) ",), ("j",), ("-j",), ("nan+infj",), ("1",), (1j, 1j), (True, False), ("1_0+2_0j",)]:
    print(args, attempt(complex, *args))
for args in [("",), ("1 + 2j",), ("1+2",), ("1j+2",), ("(1+2j",), ("1", 2), (1, "2"), (None,), ([],), (1, None), (1, 2, 3), (b"1",), ("1__0j",)]:
    print(args, attempt(complex, *args))
print(attempt(complex, real=1, imag=2), attempt(complex, imag=3), attempt(complex, real="1"), attempt(complex, foo=1))


class Point:
    def __init__(self, value):
        self.value = value

    def __complex__(self):
        return self.value


class Indexed:
    def __index__(self):
        return 4


print(attempt(complex, Point(1 + 2j)), attempt(complex, Point(1)), attempt(complex, Point("x")), attempt(complex, Indexed(), Indexed()))
print((1 + 2j).__complex__(), complex(Point(3j)), type(complex.__new__(complex, 1)))
