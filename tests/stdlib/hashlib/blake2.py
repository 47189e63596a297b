import hashlib


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


for name in ("blake2b", "blake2s"):
    make = getattr(hashlib, name)
    print(name, make.SALT_SIZE, make.PERSON_SIZE, make.MAX_KEY_SIZE, make.MAX_DIGEST_SIZE)
    for data in (b"", b"abc", bytes(range(256)) * 9, b"x" * 128, b"x" * 64, b"x" * 129):
        print(make(data).hexdigest())
    hashed = make(b"some", digest_size=10, key=b"a key", salt=b"salt", person=b"me")
    hashed.update(b" data")
    print(hashed.digest_size, hashed.block_size, hashed.name, hashed.hexdigest())
    copied = hashed.copy()
    copied.update(b"!")
    print(copied.hexdigest(), hashed.hexdigest())
    tree = make(
        b"leaf", fanout=2, depth=2, leaf_size=4096, node_offset=3, node_depth=1, inner_size=20, last_node=True
    )
    print(tree.hexdigest())
    attempt(make, digest_size=0)
    attempt(make, digest_size=65)
    attempt(make, key=bytes(65))
    attempt(make, salt=bytes(17))
    attempt(make, person=bytes(17))
    attempt(make, fanout=256)
    attempt(make, depth=0)
    attempt(make, leaf_size=1 << 32)
    attempt(make, node_offset=1 << 64)
    attempt(make, node_depth=256)
    attempt(make, inner_size=100)
    attempt(make, "text")
