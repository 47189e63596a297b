# Augmented assignment to names, attributes, subscripts and slices; in-place hooks.
x = 10
x += 5; x -= 3; x *= 4; x //= 5; x **= 2; x %= 37; x <<= 3; x |= 1; x &= 0xFF; x ^= 3; x >>= 1
print(x)
x /= 4
print(x)
a = b = [1, 2]
a += (3,)
a *= 2
print(a, b, a is b)
t = u = (1,)
t += (2,)
print(t, u)
s = "ab"
s *= 2
s += "!"
print(s)


class Trace:
    def __init__(self):
        self.log = []

    def __getitem__(self, key):
        self.log.append(("get", key))
        return 1

    def __setitem__(self, key, value):
        self.log.append(("set", key, value))


def index():
    print("index once")
    return 0


t = Trace()
t[index()] += 5
t[1:2] += 1
t[1, ...] -= 1
print(t.log)


class Vector:
    def __init__(self, n): self.n = n
    def __iadd__(self, other): self.n += other; return self
    def __imatmul__(self, other): return "imatmul"
    def __isub__(self, other): return NotImplemented
    def __sub__(self, other): return "sub"
    def __ifloordiv__(self, other): return NotImplemented


v = w = Vector(1)
v += 2
print(v.n, v is w)
v @= 1
print(v)
w -= 1
print(w)
z = Vector(1)
for statement in ("z //= 1", "z += ''", "n **= 2", "k = 1; k += 'a'", "k = 'a'; k -= 'b'", "k = []; k += 1", "(1,)[0] += 1", "k = None; k @= 2", "k = [1]; k['a'] += 1"):
    try:
        exec(statement)
    except Exception as e:
        print(type(e).__name__, e)
box = ([1],)
try:
    box[0] += [2]
except TypeError as e:
    print(e, box)
