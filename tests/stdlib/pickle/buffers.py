# Buffers that travel beside the pickle (PEP 574), and native functions and methods by reference.
import io
import pickle


class Block(bytearray):
    def __reduce_ex__(self, protocol):
        if protocol >= 5:
            return type(self), (pickle.PickleBuffer(self),), None
        return type(self), (bytes(self),)


block = Block(b"large data")
outside = []
data = pickle.dumps(block, protocol=5, buffer_callback=outside.append)
print(len(outside), bytes(outside[0]), b"large" in data)
again = pickle.loads(data, buffers=outside)
print(type(again).__name__, again, b"large" in pickle.dumps(block, protocol=5))
print(pickle.loads(pickle.dumps(block, protocol=5)), pickle.loads(pickle.dumps(block, protocol=2)))
buffer = pickle.PickleBuffer(bytearray(b"abc"))
with buffer.raw() as raw:
    raw[0] = ord("X")
print(bytes(buffer))
buffer.release()
try:
    memoryview(buffer)
except ValueError as error:
    print(error)
for thing in (str.lower, list.__len__, [1, 2].index, dict.fromkeys, object.__new__, "x".__add__):
    for protocol in (0, 2, 5):
        copy = pickle.loads(pickle.dumps(thing, protocol))
        assert copy == thing or copy.__name__ == thing.__name__, thing
text = pickle.loads(pickle.dumps(io.StringIO("a\r\nb", newline=None)))
print(repr(text.read()), pickle.loads(pickle.dumps(io.BytesIO(b"bytes"))).getvalue())
