# The format mini-language for integers.
specs = ["", "d", "5", "05", "+", " ", "-", "+05", "<6", ">6", "^6", "=6", "*^7", "0=7", "x", "X", "#x", "#X", "#010x", "o", "#o", "b", "#b", "#_b", "_x", ",", "_", "+,", "010,", "12,d", "c", "n", "e", ".2e", "E", "f", ".1f", "g", ".3g", "G", "%", ".1%", "<+8d", "🎉^8", "#", "08.2f", "z", "z.1f", "_o", "_d", "020_x", "020,", "-08"]
for v in (0, 42, -42, 1234567, 10**20, True):
    for s in specs:
        try:
            print(f"{s!r}: {format(v, s)!r}", end="; ")
        except (ValueError, OverflowError) as e:
            print(f"{s!r}: {type(e).__name__} {e}", end="; ")
    print()
for s in ["5.2d", ",n", "_n", "+c", "#c", ",c", "5c", ".2", "y", "dd", "s", ",b", "_e", ",e", ",%", "<<", "5x5", "{", "1,", "00005", "0<5", "_,", ",,", "__", "0 5"]:
    try:
        print(f"{s!r}: {format(65, s)!r}")
    except ValueError as e:
        print(f"{s!r}: {e}")
print(format(0x110000 - 1, "c") == "\U0010ffff")
for v in (0x110000, -1, 10**30):
    try: format(v, "c")
    except OverflowError as e: print(e)
try: format(10**400, "f")
except OverflowError as e: print(e)
