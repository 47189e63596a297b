# The format mini-language for floats and complex numbers.
specs = ["", "f", ".0f", ".1f", ".10f", "F", "e", ".0e", ".3E", "g", ".1g", ".10g", "G", "%", ".0%", "n", "10", "010", "+", " ", "+.2f", "<10.2f", "^10.1f", "=+10.1f", "#.0f", "#g", "#.3g", ",", ",.2f", "_.1f", "_", "012,.2f", ".3", ".15", ".17", "z.1f", "z", "+z.0f", "*>12.3e", "#e", "#.0e"]
for v in (0.0, -0.0, 1.0, -1.5, 3.14159, 1234567.891, 1e-7, 1e20, 1e100, 0.5, 2.5, float("inf"), float("-inf"), float("nan"), -0.04):
    print(v, end=": ")
    for s in specs:
        try:
            print(format(v, s), end="|")
        except ValueError as e:
            print(e, end="|")
    print()
for v in (1 + 2j, -1.5j, 0j, complex("nan+infj"), 1e20 + 1e-7j, complex(-0.0, -0.0)):
    print(v, *(format(v, s) for s in ("", ".2f", "+.1e", ">20", "g", "<15.1f", "^+20.2f", ",.1f", ".3")), sep="|")
for s in ["%", "d", "=5", "05", "x", "s"]:
    try: print(format(1j, s))
    except ValueError as e: print(e)
print([f"{x:.0f}" for x in (0.5, 1.5, 2.5, 3.5, -0.5)], [f"{x:.1f}" for x in (0.25, 0.35, 0.45)], f"{1e22:.0f}", f"{2**0.5:.50f}", f"{1e-5:.5}", f"{123456789.0:.3}", f"{0.00001234:.4g}", f"{1e16}", f"{1e15:g}", f"{100000.0:g} {1000000.0:g}")
print([round(x, 1) for x in (0.25, 0.35, 2.675, -1.15)], round(2.5), round(3.5), round(-2.5), round(1234.5, -2), round(5.0), round(1e20), round(2.675, 2), round(0.5 + 1e-17))
