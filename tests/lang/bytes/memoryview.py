# memoryview over bytes and bytearray.
data = bytearray(b"abcdefgh")
m = memoryview(data)
print(m[0], m[1:3].tobytes(), len(m), m.nbytes, m.itemsize, m.format, m.ndim, m.shape, m.strides, m.readonly, m.contiguous, list(m[:3]), m.tolist()[-1], m[::2].tobytes(), m[::-1].tobytes(), bytes(m), m == b"abcdefgh", m[2:4] == b"cd", 97 in m)
m[0] = 65; m[1:3] = b"XY"; print(data, m.hex()); sub = m[4:]; sub[0] = 122; print(data, sub.obj is data)
c = memoryview(bytes(range(16))).cast("I"); print(c.format, c.itemsize, len(c), c.tolist(), c.nbytes, c.cast("B").tolist() == list(range(16)))
for s in ["m[0] = 'x'", "m[99]", "m[0:2] = b'abc'", "m['a']", "memoryview(b'x')[0] = 1", "memoryview('x')", "memoryview(5)", "m[0] = 300", "hash(m)", "del m[0]", "m.nope", "m < m"]:
    try: exec(s); print(s, "fine")
    except Exception as e: print(s, type(e).__name__, e)
print(hash(memoryview(b"ab")) == hash(b"ab"), memoryview(b"ab") == bytearray(b"ab"), b"".join([memoryview(b"x"), b"y"]))
with memoryview(b"cm") as v: print(v.tobytes())
try: v[0]
except ValueError as e: print(e)
m.release()
try: m.tobytes()
except ValueError as e: print(e)
r = memoryview(data).toreadonly()
try: r[0] = 1
except TypeError as e: print(e)
