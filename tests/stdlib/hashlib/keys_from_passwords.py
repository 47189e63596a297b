"""hashlib.pbkdf2_hmac and hashlib.scrypt, with the examples of RFC 6070 and RFC 7914."""
import hashlib


def show(function, *args, **keywords):
    try:
        print(function(*args, **keywords).hex())
    except (TypeError, ValueError, OverflowError) as error:
        kind = ValueError if isinstance(error, ValueError) else type(error)
        print(kind.__name__, error)


print("pbkdf2_hmac")
derive = hashlib.pbkdf2_hmac
NAMES = "md5 sha1 sha224 sha256 sha384 sha512 sha512_256 sha3_256 sha3_512 SHA256 nope"
for name in NAMES.split():
    show(derive, name, b"password", b"salt", 3, 50)
show(derive, "sha1", b"password", b"salt", 4096, 20)
show(derive, "sha1", b"passwordPASSWORDpassword", b"saltSALT" * 4 + b"salt", 4096, dklen=25)
show(derive, "sha256", b"a key longer than a block" * 9, bytearray(b"salt"), 1)
show(derive, hash_name="sha1", password=b"p", salt=memoryview(b"s"), iterations=2, dklen=None)
for arguments in [
    ("sha1", b"", b"", 0),
    ("sha1", b"", b"", -1),
    ("sha1", b"", b"", 1 << 40),
    ("sha1", b"", b"", 1, 0),
    ("sha1", b"", b"", 1, -1),
    ("sha1", "text", b"", 1),
    ("sha1", b"", 7, 1),
    (5, b"", b"", 1),
]:
    show(derive, *arguments)

print("scrypt")
derive = hashlib.scrypt
show(derive, b"", salt=b"", n=16, r=1, p=1)
show(derive, b"password", salt=b"NaCl", n=1024, r=8, p=16, dklen=64)
show(derive, b"x", salt=b"y", n=2, r=3, p=2, maxmem=1 << 20, dklen=20)
for keywords in [
    dict(),
    dict(salt=b"y"),
    dict(salt=b"y", n=2),
    dict(salt=b"y", n=2, r=1),
    dict(salt=b"y", n=3, r=1, p=1),
    dict(salt=b"y", n=1, r=1, p=1),
    dict(salt=b"y", n=-2, r=1, p=1),
    dict(salt=b"y", n=2.0, r=1, p=1),
    dict(salt=b"y", n=2, r=0, p=1),
    dict(salt=b"y", n=1 << 15, r=8, p=1),
    dict(salt=b"y", n=1 << 16, r=1, p=1),
    dict(salt=b"y", n=2, r=1, p=1, dklen=0),
    dict(salt=b"y", n=2, r=1, p=1, maxmem=-1),
    dict(salt=3, n=2, r=1, p=1),
]:
    show(derive, b"x", **keywords)
