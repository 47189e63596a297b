# What an object says of itself is asked once, also where something raises, and nested pickles cost no more for it.
import copyreg, io, pickle, sys

calls = []


class Failing:
    def __reduce_ex__(self, protocol): calls.append("reduce"); raise ValueError("no")


class Items:
    def __reduce__(self): return (list, (), None, self.items())
    def items(self): calls.append("items"); yield 1; raise KeyError("end")


for one in Failing(), [1, Failing()], {1: Failing()}, Items():
    try:
        pickle.dumps(one)
    except Exception as error:
        print(type(error).__name__, error, calls)
    calls.clear()


class Deep:
    def __reduce_ex__(self, protocol): calls.append(1); return pickle.dumps(self)


sys.setrecursionlimit(200)
try:
    pickle.dumps(Deep())
except RecursionError:
    print("too deep", len(calls) < 300)
calls.clear()


def note(text): calls.append(text); return text


# A pickle that asks for what only the general unpickler does, after a call.
class Persistent(pickle.Unpickler):
    def persistent_load(self, name): return ("persistent", name)


data = b"\x80\x04c__main__\nnote\n(X\x01\x00\x00\x00atRI7\n\x86."
print(pickle.loads(data), calls)
calls.clear()
nested = data
for _ in range(12):
    nested = b"\x80\x04cpickle\nloads\n(B" + len(nested).to_bytes(4, "little") + nested + b"tRI7\n\x86."
result = pickle.loads(nested)
depth = 0
while isinstance(result, tuple): result, depth = result[0], depth + 1
print(result, depth, len(calls))
print(Persistent(io.BytesIO(b"\x80\x04X\x01\x00\x00\x00aQ.")).load())
for damaged in b"\x80\x04K\x01", b"\x80\x04h\x05.", b"\x80\x06N.", b"":
    try:
        print(pickle.loads(damaged))
    except Exception as error:
        print(type(error).__name__)
