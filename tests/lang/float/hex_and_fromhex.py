# float.hex and float.fromhex with every form of text.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for number in [0.0, -0.0, 1.0, -1.5, 0.1, 1e308, 5e-324, 2.0**-1022, float("inf"), float("-inf"), float("nan")]:
    text = number.hex()
    print(number, text, float.fromhex(text))
for text in ["1", "0x1", "1.8p1", "0x.8p0", " -0x1.8p-1 ", "inf", "-INFINITY", "nan", "+nan", "0X1P+4", "a.bp3", "0x1.fffffffffffff8p0", "0x1p-1075", "0x1.8p-1075"]:
    print(repr(text), attempt(float.fromhex, text))
for text in ["", " ", "0x", "p1", "0x1p", "0x1.g", "1 2", "0x1p1024", "0x1p99999999999", "infi", "1_0"]:
    print(repr(text), attempt(float.fromhex, text))
print(attempt(float.fromhex), attempt(float.fromhex, 5), attempt(float.fromhex, b"1"), attempt((1.0).hex, 1))


class Length(float):
    pass


print(type(Length.fromhex("0x1p1")).__name__, type(Length(2.0).hex()).__name__)
