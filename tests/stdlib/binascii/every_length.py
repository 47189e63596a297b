"""Base 64 and hexadecimal text of data of every length, and of what is not plain."""
import base64
import binascii

data = bytes(range(256))
for length in [*range(20), 255, 256]:
    part = data[-length:] if length else b""
    text = base64.b64encode(part)
    print(length, text, base64.b64decode(text) == part, binascii.hexlify(part)[:60], part.hex()[-8:], part.hex("-", 2)[:20])
    assert bytes.fromhex(part.hex()) == part == binascii.unhexlify(binascii.hexlify(part))
    assert base64.urlsafe_b64decode(base64.urlsafe_b64encode(part)) == part
for text in (b"QUJD", b"QUJ\nD", b"QU JDREVG\n", b"QUI=", b"QUI", b"QQ==", b"QQ=", b"Q", b"QUJDR", b"QUJDRA==QUJD", b"=QUJD", b"QUJD====",
             b"QU=JD", b"\xff\xfeQUJD", b"QUJDREVGR0hJ*SktM", b"QUJDREVG=", b"", b"===="):
    for strict in (False, True):
        try:
            print(text, strict, binascii.a2b_base64(text, strict_mode=strict))
        except binascii.Error as error:
            print(text, strict, error)
print(bytes(range(20)).translate(bytes(reversed(range(256)))), b"hello".translate(None, b"l"), bytearray(b"abc").translate(bytes(range(1, 256)) + b"\0"))
print(b"hello".translate(bytes(range(256)), b"l"), bytearray(b"ab"), bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray())
