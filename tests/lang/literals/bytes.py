# Bytes literals and their repr.
print(b"", b"abc", b'"', b"'", b"'\"", b"\\", b"\n\r\t", bytes(range(0, 40)))
print(bytes(range(120, 135)), b"\101\x41A", b"\377")
print(b"a" + b"b", b"ab" * 2, b"abc"[1], b"abc"[1:2], 98 in b"abc", b"bc" in b"abc")
try:
    b"a" + "b"
except TypeError as e:
    print(e)
try:
    "a" + b"b"
except TypeError as e:
    print(e)
print(b"a" == "a", b"a" != "a", {b"a": 1, "a": 2})
