# Ciphers and hashes in plain Python: vigenere, xor, base64, crc32, adler, sha-256.
import struct
def vigenere(s, k, sign=1):
    out, i = [], 0
    for c in s:
        if c.isalpha(): b = 65 if c.isupper() else 97; out.append(chr((ord(c) - b + sign * (ord(k[i % len(k)].lower()) - 97)) % 26 + b)); i += 1
        else: out.append(c)
    return "".join(out)
e = vigenere("Attack at Dawn!", "lemon"); print(e, vigenere(e, "lemon", -1))
A = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
def b64(data):
    out = ""
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]; n = int.from_bytes(chunk + bytes(3 - len(chunk)), "big")
        out += "".join(A[n >> s & 63] for s in (18, 12, 6, 0))[:len(chunk) + 1] + "=" * (3 - len(chunk))
    return out
def unb64(s):
    n = s.count("="); bits = "".join(f"{A.index(c):06b}" for c in s.rstrip("=")); return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits) - 7, 8))
for t in (b"", b"f", b"fo", b"foo", b"hello world"): assert unb64(b64(t)) == t; print(b64(t), end=" ")
table = []
for i in range(256):
    c = i
    for _ in range(8): c = c >> 1 ^ 0xEDB88320 if c & 1 else c >> 1
    table.append(c)
def crc32(b):
    c = 0xFFFFFFFF
    for x in b: c = table[(c ^ x) & 255] ^ c >> 8
    return c ^ 0xFFFFFFFF
print(hex(crc32(b"123456789")))
primes = [p for p in range(2, 312) if all(p % d for d in range(2, int(p ** .5) + 1))]
K = [int((p ** (1 / 3) % 1) * 2**32) for p in primes]; H0 = [int((p ** .5 % 1) * 2**32) for p in primes[:8]]
def sha256(msg):
    rot = lambda x, n: (x >> n | x << 32 - n) & 0xFFFFFFFF
    h, n = H0[:], len(msg); msg += b"\x80" + bytes((55 - n) % 64) + struct.pack(">Q", n * 8)
    for i in range(0, len(msg), 64):
        w = list(struct.unpack(">16I", msg[i:i + 64]))
        for t in range(16, 64): w.append(w[-16] + (rot(w[-15], 7) ^ rot(w[-15], 18) ^ w[-15] >> 3) + w[-7] + (rot(w[-2], 17) ^ rot(w[-2], 19) ^ w[-2] >> 10) & 0xFFFFFFFF)
        a, b, c, d, e, f, g, hh = h
        for t in range(64):
            t1 = hh + (rot(e, 6) ^ rot(e, 11) ^ rot(e, 25)) + (e & f ^ ~e & g) + K[t] + w[t]; t2 = (rot(a, 2) ^ rot(a, 13) ^ rot(a, 22)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, hh = (t1 + t2) & 0xFFFFFFFF, a, b, c, (d + t1) & 0xFFFFFFFF, e, f, g
        h = [(x + y) & 0xFFFFFFFF for x, y in zip(h, (a, b, c, d, e, f, g, hh))]
    return "".join(f"{x:08x}" for x in h)
print(sha256(b""), sha256(b"abc"), sha256(b"a" * 100))
import hashlib, zlib, base64, binascii
print(hashlib.sha256(b"abc").hexdigest() == sha256(b"abc"), zlib.crc32(b"123456789") == crc32(b"123456789"), base64.b64encode(b"foo"), binascii.hexlify(b"\xff"), hashlib.md5(b"").hexdigest(), hashlib.sha1(b"x").hexdigest())
