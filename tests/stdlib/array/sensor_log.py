# A log of sensor readings in typed arrays: every method of array.array, buffers and files.
import array
import copy
import io
import pickle
import sys

print(array.typecodes)
temperatures = array.array("d", [20.5, 21.0, 19.75])
counts = array.array("H", range(5))
print(temperatures, counts, len(counts), counts.itemsize, counts.typecode)

counts.append(500)
counts.extend([7, 8])
counts.extend(array.array("H", [9]))
counts.insert(1, 42)
counts.insert(-1, 43)
counts.fromlist([1, 1, 2])
print(counts, counts.count(1), counts.index(42), counts.index(1, 2), 500 in counts, 501 in counts)
print(counts.pop(), counts.pop(0), counts.pop(-2))
counts.remove(42)
counts.reverse()
print(counts, counts.tolist())

print(counts[1:4], counts[::-2], counts[-1])
counts[0:2] = array.array("H", [100, 101, 102])
counts[::3] = array.array("H", [0] * len(counts[::3]))
del counts[1]
del counts[-3:]
print(counts, counts + array.array("H", [5]), counts * 2)
counts += array.array("H", [6])
counts *= 2
print(counts, counts == array.array("H", counts), counts < array.array("H", [65535]))

words = array.array("i", [1, -2, 3])
raw = words.tobytes()
print(raw == b"".join(n.to_bytes(4, sys.byteorder, signed=True) for n in words))
again = array.array("i")
again.frombytes(raw)
words.byteswap()
print(again, words)
words.byteswap()
file = io.BytesIO()
words.tofile(file)
file.seek(0)
read = array.array("i")
read.fromfile(file, 2)
print(read)
try:
    read.fromfile(file, 5)
except EOFError as error:
    print("EOFError", error, read)

text = array.array("w", "héllo 😀")
print(text, text.tounicode(), text[-1])
text.fromunicode("!")
print(text)

view = memoryview(temperatures)
view[1] = -1.5
print(view.format, view.shape, temperatures)
for action in [lambda: temperatures.append(1.0), lambda: temperatures.extend([1.0])]:
    try:
        action()
    except BufferError as error:
        print("BufferError", error)
view.release()
temperatures.append(1)
print(temperatures, pickle.loads(pickle.dumps(temperatures)) == temperatures, copy.deepcopy(temperatures))

for make in [
    lambda: array.array("x", []),
    lambda: array.array("b", [128]),
    lambda: array.array("B", [-1]),
    lambda: array.array("i", [1.5]),
    lambda: array.array("i", "text"),
    lambda: array.array("d", ["1"]),
    lambda: array.array("i", [1]) + [2],
    lambda: array.array("i", [1]) + array.array("h", [2]),
    lambda: array.array("i").pop(),
    lambda: array.array("i", [1]).index(2),
    lambda: array.array("i", [1]).remove(2),
    lambda: array.array("i", [1])[3],
    lambda: array.array("i", [1]).frombytes(b"abc"),
    lambda: array.array("i").tounicode(),
    lambda: array.array("q", [2**63]),
    lambda: array.array("L", [2**64]),
    lambda: hash(array.array("i")),
]:
    try:
        print(make())
    except (TypeError, ValueError, OverflowError, IndexError) as error:
        print(type(error).__name__, error)
address, length = array.array("i", [1, 2]).buffer_info()
print(address != 0, length, array.ArrayType is array.array)
