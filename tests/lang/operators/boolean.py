# and, or, not, conditional expressions; truth of everything.
print(0 or "x", 1 or "x", 0 and "x", 1 and "x", not 0, not [], None or [] or {} or 0)
print("a" if 1 else "b", "a" if [] else "b" if {} else "c")
truths = [0, 1, 0.0, -0.0, 0j, "", " ", b"", (), (0,), [], [[]], {}, {0: 0}, set(), range(0), range(1), None, ..., float("nan"), frozenset(), memoryview(b"")]
for t in truths:
    print(repr(t) if not isinstance(t, memoryview) else "memoryview", bool(t), end="; ")
print()


class WithBool:
    def __init__(self, result):
        self.result = result

    def __bool__(self):
        return self.result


class WithLen:
    def __init__(self, result):
        self.result = result

    def __len__(self):
        return self.result


print(bool(WithBool(False)), bool(WithLen(0)), bool(WithLen(3)), bool(object()))
for bad in (WithBool(1), WithBool(None), WithLen(-1), WithLen("a"), WithLen(1.5), WithLen(10**30)):
    try:
        print(bool(bad))
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)


def loud(x):
    print(x, end=" ")
    return x


print(loud(0) or loud(2) and loud(0) or loud(4))
print(not loud(1) or not loud(0))
x = loud(1) if loud(0) else loud(3)
print(x)
while not (x := x - 1) == 0 and loud(x):
    pass
print("end", x)
