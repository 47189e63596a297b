# bit_length, bit_count, as_integer_ratio, conjugate, is_integer and the attributes of int.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for number in [0, 1, -1, 255, -256, 2**64, -(2**70) + 1, True]:
    print(number, number.bit_length(), number.bit_count(), number.as_integer_ratio(), number.is_integer())
    print(number.real, number.imag, number.numerator, number.denominator, number.conjugate())
print(type(True.real), type(True.conjugate()), type(True.numerator))
print(attempt((1).bit_length, 1))
print(attempt(int.bit_length))
print(attempt(int.bit_length, 1.5))
print(attempt(int.as_integer_ratio, "x"))
print(attempt((1).bit_count, base=2))
try:
    (1).real = 2
except AttributeError as error:
    print(error)
try:
    del (1).numerator
except AttributeError as error:
    print(error)
