"""BLAKE2 with its parameters."""
import hashlib

for options in [{}, {"digest_size": 16}, {"key": b"k", "digest_size": 20}, {"salt": b"salt", "person": b"me"},
                {"fanout": 2, "depth": 2, "leaf_size": 4096, "node_offset": 1, "node_depth": 0, "inner_size": 32, "last_node": True}]:
    for function in (hashlib.blake2b, hashlib.blake2s):
        for length in (0, 64, 128, 129, 500):
            h = function(b"abc" * length, **options)
            h.update(b"y" * 300)
            print(h.name, h.digest_size, h.block_size, h.hexdigest(), h.copy().hexdigest() == h.hexdigest())
for options in [dict(digest_size=65), dict(digest_size=0), dict(key=b"x" * 65), dict(salt=b"x" * 17), dict(person=b"x" * 17), dict(fanout=256),
                dict(depth=0), dict(leaf_size=2**32), dict(node_depth=256), dict(inner_size=65), dict(leaf_size=-1)]:
    try:
        hashlib.blake2b(b"", **options)
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print(hashlib.new("blake2b", b"x", digest_size=8).hexdigest())
