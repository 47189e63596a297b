# A number of the memo that is huge costs no memory (CPython 3.13 makes a table of that length).
import pickle, resource, struct

resource.setrlimit(resource.RLIMIT_DATA, (1 << 30, 1 << 30))
for number in (1_814_563_376, 2**32 - 1):
    put, get = b"r" + struct.pack("<I", number), b"j" + struct.pack("<I", number)
    assert pickle.loads(b"](K\x01" + put + get + b"e.") == [1, 1]
