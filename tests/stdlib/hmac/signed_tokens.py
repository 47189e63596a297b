# Signed tokens: hashes, hmac and the encodings of bytes as text
import base64
import binascii
import hashlib
import hmac
import json
import secrets


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def sign(payload, key, algorithm="sha256"):
    body = ".".join(b64(json.dumps(part, separators=(",", ":")).encode()) for part in ({"alg": algorithm}, payload))
    return body + "." + b64(hmac.digest(key, body.encode(), algorithm))


def verify(token, key):
    body, _, signature = token.rpartition(".")
    header, payload = (json.loads(unb64(part)) for part in body.split("."))
    good = hmac.new(key, body.encode(), header["alg"]).digest()
    return payload if secrets.compare_digest(good, unb64(signature)) else None


token = sign({"user": "ann", "n": [1, 2]}, b"secret")
print(token)
print(verify(token, b"secret"), verify(token, b"Secret"), verify(sign({}, b"k" * 200, "sha512"), b"k" * 200))
h = hmac.new(b"k", digestmod="sha1")
h.update(b"one")
early = h.copy()
h.update(b"two")
print(h.name, h.digest_size, h.block_size, h.hexdigest(), early.hexdigest(), hmac.compare_digest("a", "a"))
for name in ("md5", "sha1", "sha224", "sha3_256", "blake2s"):
    one = hashlib.new(name, b"abc")
    print(one.name, one.digest_size, one.hexdigest()[:24], one.copy().digest() == one.digest())
print(hashlib.shake_128(b"x").hexdigest(5), hashlib.blake2b(b"m", digest_size=8, key=b"k", person=b"p").hexdigest(), hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 10).hex()[:16])
data = bytes(range(250, 256)) + b"~ text"
for name in ("b16", "b32", "b32hex", "b64", "a85", "b85"):
    encoded = getattr(base64, name + "encode")(data)
    print(name, encoded, getattr(base64, name + "decode")(encoded) == data)
print(base64.a85encode(b"\0" * 8 + b"    ", foldspaces=True, adobe=True, wrapcol=6), base64.b64encode(b"\xfb\xff", b"-_"), base64.encodebytes(b"x" * 58))
print(base64.b32decode("mfrgg===", casefold=True), base64.b64decode("YW Jj\n!"), binascii.crc_hqx(b"abc", 0), binascii.hexlify(b"abcd", ":", -2), binascii.unhexlify("0aFF"))
print(binascii.b2a_qp(b"a=b \n\xe9 end "), binascii.a2b_qp(b"a=3Db=\n_", header=True), binascii.b2a_uu(b"hello"), binascii.a2b_uu(b"%:&5L;&\\"))
for call in (lambda: base64.b64decode("abc"), lambda: base64.b64decode("a!c=", validate=True), lambda: base64.b32decode("abc"), lambda: base64.b16decode("0g"),
             lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: base64.a85decode(b"z1z"), lambda: base64.b85decode(b"\x00"), lambda: base64.b64encode("text"),
             lambda: hmac.new(b"k", b"m"), lambda: hmac.compare_digest("é", "é"), lambda: hashlib.new("nonesuch")):
    try:
        print(call())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, str(error).split(" nonesuch")[0])
