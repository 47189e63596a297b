"""Operations whose operands are changed by the Python code that they run."""


class Clears:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        lists[self.name].clear()
        return NotImplemented


lists = {}
a = lists["b"] = []
b = lists["a"] = []
a.append(Clears("a"))
b.append(Clears("b"))
print(a == b, a, b)

data = list(range(10))


class Key:
    def __init__(self, item):
        self.item = item

    def __lt__(self, other):
        return self.item < other.item

    def __del__(self):
        del data[:]
        data[:] = range(20)


try:
    data.sort(key=Key)
except ValueError as error:
    print(error)

array = bytearray(b":")


def parts():
    yield b"a"
    try:
        array.clear()
    except BufferError as error:
        print(error)
        raise


try:
    array.join(parts())
except BufferError:
    print("joining failed", array)
array.append(1)
print(array, array.join([b"x", b"y"]))


class BadLength:
    def __iter__(self):
        return iter(range(10))

    def __len__(self):
        raise RuntimeError("no length")


for sequence in (list(range(3)), bytearray(3)):
    try:
        sequence.extend(BadLength())
    except RuntimeError as error:
        print(type(sequence).__name__, error)


class Bytes(bytes):
    pass


class HasBytes:
    def __bytes__(self):
        return Bytes(b"abc")


print(type(bytes(HasBytes())).__name__, type(Bytes(HasBytes())).__name__, bytes(HasBytes()) + b"!")
