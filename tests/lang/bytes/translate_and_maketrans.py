# translate with a table and deletions, maketrans.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


table = bytes.maketrans(b"abc", b"xyz")
print(len(table), table[97:100], b"abcd".translate(table), b"abcd".translate(table, b"d"), b"abcd".translate(None, b"bd"), b"abcd".translate(None, delete=b"a"), bytearray(b"abc").translate(table))
for call in ["b'a'.translate(b'short')", "b'a'.translate('x' * 256)", "b'a'.translate(None, 'a')", "b'a'.translate()", "b'a'.translate(None, b'a', b'b')", "bytes.maketrans(b'a')", "bytes.maketrans(b'ab', b'c')", "bytes.maketrans('a', 'b')", "bytearray.maketrans(b'a', 5)", "b'a'.translate(5)", "b'a'.translate(None, delete=None)"]:
    print(call, attempt(eval, call))
