"""Digests of data of lengths around the block sizes, given at once and in parts."""
import hashlib

for name in ("sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256", "blake2b", "blake2s"):
    total = hashlib.new(name)
    print(name, total.block_size, total.digest_size, total.name)
    for n in (0, 1, 7, 8, 63, 64, 65, 71, 72, 73, 103, 104, 105, 127, 128, 129, 135, 136, 137, 143, 144, 145, 167, 168, 169, 3000):
        data = bytes(i * 7 + n & 255 for i in range(n))
        whole = hashlib.new(name, data)
        parts = hashlib.new(name)
        parts.update(data[:n // 3])
        parts.copy().update(b"not this")
        parts.update(data[n // 3:])
        size = (100,) if name.startswith("shake") else ()
        assert whole.digest(*size) == parts.digest(*size)
        print(n, whole.hexdigest(*size))
        total.update(data)
    print(total.hexdigest(*size))
for size in (0, 1, 135, 136, 137, 500):
    print(hashlib.shake_256(b"abc").hexdigest(size))
