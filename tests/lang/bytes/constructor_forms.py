# bytes() and bytearray() of counts, iterables, text, buffers, and the errors.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for make in (bytes, bytearray):
    print([make(), make(3), make([1, 2]), make(b"ab"), make("é", "utf-8"), make("é", "ascii", "ignore"), make(range(3)), make(memoryview(b"m")), make(x for x in [65]), make(source=b"k"), make(True)])
    for args in [(-1,), (256,), ([256],), ([-1],), (["a"],), ("a",), (1.5,), (None,), (b"a", "utf-8"), (5, "utf-8"), ("a", "nope"), ("é", "ascii"), ("a", 5), ("a", "utf-8", "strict", 1), ([1.5],), (2**70,), ([2**70],), (object(),)]:
        if args == (256,):
            continue
        text = attempt(make, *args)
        print("   ", make.__name__, text)
    print(attempt(make, encoding="utf-8"), attempt(make, errors="strict"), attempt(make, foo=1))


class Bytes:
    def __init__(self, value):
        self.value = value

    def __bytes__(self):
        return self.value


class Index:
    def __index__(self):
        return 2


print(bytes(Bytes(b"x")), attempt(bytes, Bytes("x")), attempt(bytearray, Bytes(b"x")), bytes(Index()), bytes([Index()]), b"ab".__bytes__())
