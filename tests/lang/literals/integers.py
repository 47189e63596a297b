# Integer literals in every base, with underscores, and what reading them back gives.
print(0, 7, 1_000_000, 0b1010, 0o777, 0xDEAD_beef, 0B1, 0O17, 0XfF)
print(00, 0_0, 0b_1, 0x_f, 1_2_3)
print(123456789012345678901234567890)
print(-0, +5, -5, ~0, - -3)
print(0xFFFFFFFFFFFFFFFF, 2**63, -2**63, 1 << 48, 1 << 49, (1 << 48) - 1)
for text in ["1__0", "_1", "1_", "0x", "0b2", "012", "0o8", "1a", "0_7", "1e", "0xg"]:
    try:
        print(text, "->", eval(text))
    except SyntaxError as e:
        print(text, "SyntaxError", e.msg)
    except NameError as e:
        print(text, "NameError", e)
for value in (0b1011, 0o17, 0xFF):
    print(bin(value), oct(value), hex(value))
print(type(True), True + True, True is (1 == 1), isinstance(True, int))
