# base64: all encodings there and back, alphabets, padding and what is refused.
import base64
import binascii
import io

data = bytes(range(0, 256, 7)) + b"\xff\xfe?>"
functions = {
    "b64": (base64.b64encode, base64.b64decode),
    "standard": (base64.standard_b64encode, base64.standard_b64decode),
    "urlsafe": (base64.urlsafe_b64encode, base64.urlsafe_b64decode),
    "b32": (base64.b32encode, base64.b32decode),
    "b32hex": (base64.b32hexencode, base64.b32hexdecode),
    "b16": (base64.b16encode, base64.b16decode),
    "a85": (base64.a85encode, base64.a85decode),
    "b85": (base64.b85encode, base64.b85decode),
    "z85": (base64.z85encode, base64.z85decode),
    "lines": (base64.encodebytes, base64.decodebytes),
}
for name, (encode, decode) in functions.items():
    encoded = encode(data) if name != "z85" else encode(data + b"\0" * (-len(data) % 4))
    print(name, encoded.decode("ascii").replace("\n", "|"))
    print(decode(encoded).rstrip(b"\0").endswith(b"?>"), [decode(encode(bytes(n) if name != "z85" else bytes(4 * n))) == bytes(n if name != "z85" else 4 * n) for n in range(6)])

print(base64.b64encode(data, altchars=b"-."), base64.b64decode("AAc-", altchars="-."))
print(base64.b64decode(b"YW Jj\n", validate=False), base64.b64decode(" YWJj "))
print(base64.b64encode(memoryview(b"view")), base64.b64encode(bytearray(b"array")))
print(base64.b32decode("ME======"), base64.b32decode(b"MEIOCTCA", map01=b"I"))
print(base64.b16decode("c0ffee", casefold=True), base64.b16encode("é".encode()))
print(base64.a85encode(b"\0\0\0\0    text", foldspaces=True), base64.a85encode(b"hello world" * 3, wrapcol=20))
print(base64.a85encode(b"adobe", adobe=True), base64.a85decode(b"<~@:X4hDWD~>", adobe=True))
print(base64.a85decode(b"z87cURDZ"), base64.b85encode(b"abc", pad=True), base64.b85decode(b"VPaz"))
for text, decode, options in [
    ("abc", base64.b64decode, {}),
    ("a", base64.b64decode, {}),
    ("ab!c", base64.b64decode, {"validate": True}),
    ("YWJj=", base64.b64decode, {"validate": True}),
    ("é", base64.b64decode, {}),
    (5, base64.b64decode, {}),
    ("MFRGG", base64.b32decode, {}),
    ("mfrgg===", base64.b32decode, {}),
    ("M1======", base64.b32decode, {}),
    ("c0", base64.b16decode, {}),
    ("C0F", base64.b16decode, {}),
    (b"<~abc", base64.a85decode, {"adobe": True}),
    (b"abc~>", base64.a85decode, {"adobe": True}),
    (b"ab\x7fc", base64.a85decode, {}),
    (b"uuuuu", base64.a85decode, {}),
    (b"az", base64.a85decode, {}),
    (b"~~~~~", base64.b85decode, {}),
    (b"a\x01", base64.b85decode, {}),
    ("text", base64.b64encode, {}),
    ("text", base64.encodebytes, {}),
]:
    try:
        print(decode(text, **options))
    except (binascii.Error, TypeError, ValueError, AssertionError) as error:
        print(type(error).__name__, error)
source, out = io.BytesIO(b"streamed " * 20), io.BytesIO()
base64.encode(source, out)
print(out.getvalue())
out.seek(0)
back = io.BytesIO()
base64.decode(out, back)
print(back.getvalue() == source.getvalue())
