# Methods, attributes and operators of complex with wrong operands.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


z = 3 - 4j
print(z.real, z.imag, z.conjugate(), abs(z), -z, +z, bool(0j), bool(z), z.__getnewargs__(), hash(1 + 0j) == hash(1))
print(z + 1, 1.5 - z, z * True, z / 2, z**2, z ** -1, z**0.5, 2**z, 0j**0)
for text in ["z < z", "z // 1", "z % 2", "divmod(z, 1)", "int(z)", "float(z)", "round(z)", "z / 0", "0j ** -1", "0j ** 1j", "~z", "z << 1", "pow(z, 2, 3)"]:
    print(text, attempt(eval, text, {"z": z}))
try:
    z.real = 1
except AttributeError as error:
    print(error)
print(z == 3 - 4j, z == "z", z != 3, z.__eq__(1.5), z.__lt__(z), (1 + 0j) == 1, 1.0 == 1 + 0j)
print(format(z, ""), format(z, ".2f"), format(z, ">12"), format(1234567 + 0.5j, ","), format(z, "e"))
for spec in ["d", "=10", "010", "%", "s"]:
    print(spec, attempt(format, z, spec))
print(repr(-0j), repr(complex(-0.0, -0.0)), str(1e16 + 1e-7j), complex("inf-nanj"))
