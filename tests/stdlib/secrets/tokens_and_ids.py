# secrets and uuid: shapes of what is random, all of what is not.
import pickle
import secrets
import subprocess
import sys
import uuid

print(len(secrets.token_bytes()), len(secrets.token_bytes(5)), len(secrets.token_hex(8)), len(secrets.token_urlsafe(16)), secrets.randbelow(1), 0 <= secrets.randbits(5) < 32, secrets.choice([7]))
print(secrets.compare_digest("a", "a"), secrets.compare_digest(b"a", bytearray(b"b")), type(secrets.SystemRandom().random()))
for action in [lambda: secrets.randbelow(0), lambda: secrets.choice([]), lambda: secrets.token_bytes(-1), lambda: secrets.compare_digest("é", "é"), lambda: secrets.compare_digest("a", b"a"), lambda: secrets.token_hex("x")]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

one = uuid.UUID("12345678-1234-5678-1234-567812345678")
same = [uuid.UUID("{12345678123456781234567812345678}"), uuid.UUID("urn:uuid:12345678-1234-5678-1234-567812345678"), uuid.UUID(bytes=b"\x12\x34\x56\x78" * 4), uuid.UUID(bytes_le=b"\x78\x56\x34\x12\x34\x12\x78\x56" + b"\x12\x34\x56\x78" * 2), uuid.UUID(fields=(0x12345678, 0x1234, 0x5678, 0x12, 0x34, 0x567812345678)), uuid.UUID(int=one.int)]
print(all(other == one and hash(other) == hash(one) for other in same), repr(one), str(one), int(one), one.hex, one.urn)
print(one.fields, one.time_low, one.time_mid, one.time_hi_version, one.clock_seq, one.node, one.time, one.bytes, one.bytes_le, one.variant, one.version)
for space in (uuid.NAMESPACE_DNS, uuid.NAMESPACE_URL, uuid.NAMESPACE_OID, uuid.NAMESPACE_X500):
    print(uuid.uuid3(space, "python.org"), uuid.uuid5(space, "python.org"), uuid.uuid5(space, b"bytes"))
random = uuid.uuid4()
print(random.version, random.variant == uuid.RFC_4122, random != uuid.uuid4(), uuid.uuid1(node=5, clock_seq=9).node, uuid.uuid1(5, 9).clock_seq, uuid.uuid1().version)
print(sorted([uuid.UUID(int=3), uuid.UUID(int=1)]), one < uuid.UUID(int=0), pickle.loads(pickle.dumps(one)) is not one, uuid.UUID(int=0, version=4), uuid.UUID(int=2**128 - 1).variant, one.is_safe)
for action in [lambda: uuid.UUID("x"), lambda: uuid.UUID(), lambda: uuid.UUID("a" * 33), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(int=1 << 128), lambda: uuid.UUID(bytes=b"1"), lambda: uuid.UUID(fields=(1,)), lambda: uuid.UUID(int=1, version=9), lambda: setattr(one, "int", 5), lambda: one < 5, lambda: uuid.UUID(hex="g" * 32), lambda: uuid.UUID(5)]:
    try:
        print(action())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
done = subprocess.run([sys.executable, "-m", "uuid", "-u", "uuid5", "-n", "@dns", "-N", "python.org"], capture_output=True, text=True)
print(done.returncode, done.stdout)
