# float() of text, bytes and objects; __getformat__.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for value in ["1.5", " 1_0.5 ", "1e5", "-inf", "nAn", "Infinity", ".5", "5.", "١.٥", b"2.5", bytearray(b"3"), 7, True, 10**30]:
    print(repr(value), attempt(float, value))
for value in ["", ".", "1e", "1_", "_1", "1__0", "1.5.2", "0x1", "abc", None, [], 1j, b"x", 10**400, "1 2", "e5"]:
    text = attempt(float, value)
    print(text if value != 10**400 else text, type(value).__name__)
print(attempt(float), attempt(float, "1", "2"), attempt(float, x=1))


class Weighed:
    def __init__(self, weight):
        self.weight = weight

    def __float__(self):
        return self.weight


class Counted:
    def __index__(self):
        return 9


print(attempt(float, Weighed(2.5)), attempt(float, Weighed(2)), attempt(float, Weighed("2")), attempt(float, Counted()))
print(float.__getformat__("double"), float.__getformat__("float"))
print(attempt(float.__getformat__, "long"), attempt(float.__getformat__, 1), attempt(float.__getformat__))
