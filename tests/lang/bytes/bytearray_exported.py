# A bytearray whose memory is shown may not change its size.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


data = bytearray(b"hello")
view = memoryview(data)
for change in [lambda: data.append(1), lambda: data.extend(b"x"), lambda: data.clear(), lambda: data.pop(), lambda: data.insert(0, 1), lambda: data.remove(104), lambda: data.__iadd__(b"x"), lambda: data.__imul__(2), lambda: data.__delitem__(0), lambda: data.__setitem__(slice(0, 2), b"xyz")]:
    print(attempt(change))
data[0] = 72
data[1:3] = b"EL"
data.reverse()
print(data, bytes(view))
part = view[1:3]
view.release()
print(attempt(data.append, 33))
part.release()
data.append(33)
print(data)
with memoryview(data) as view:
    print(attempt(data.clear))
data.clear()
print(data)
