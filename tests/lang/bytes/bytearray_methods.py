# append, extend, insert, pop, remove, reverse, clear, copy, __iadd__, __imul__, __alloc__ and their errors.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


data = bytearray(b"abc")
data.append(100)
data.extend(b"ef")
data.extend([103, 104])
data.insert(0, 64)
data.insert(-100, 33)
data.insert(100, 46)
print(data, data.pop(), data.pop(0), data.pop(-2), data)
data.remove(99)
data.reverse()
copy = data.copy()
data += b"!"
data *= 2
print(data, copy, data is copy)
data.clear()
print(data, bytearray(b"x").__alloc__() >= 1)
for call in ["d.append(256)", "d.append('a')", "d.append(b'a')", "d.append()", "d.extend(5)", "d.extend('ab')", "d.extend([256])", "d.extend(['a'])", "d.extend()", "d.insert(0)", "d.insert('a', 1)", "d.insert(0, 256)", "d.pop('a')", "d.pop(10)", "bytearray().pop()", "d.remove(99)",
             "d.remove('a')", "d.remove(b'a')", "d.remove(256)", "d.reverse(1)", "d.clear(1)", "d.copy(1)", "d + 'a'", "d + 5", "d * 'a'", "'a' + d", "d.pop(1, 2)", "d * -1", "d < 'a'", "d == 'a'", "d < b'z'", "hash(d)"]:
    print(call, attempt(eval, call, {"d": bytearray(b"a")}))
