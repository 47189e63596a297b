# Assignment and deletion of items and slices of a bytearray.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def changed(change):
    data = bytearray(b"0123456789")
    try:
        change(data)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return data


def assign(key, value):
    def change(data):
        data[key] = value

    return changed(change)


def delete(key):
    def change(data):
        del data[key]

    return changed(change)


print(assign(0, 65), assign(-1, True), assign(slice(2, 4), b"xyz"), assign(slice(None), b""), assign(slice(None, None, 2), b"abcde"), assign(slice(5, 2), b"!"), assign(slice(1, 3), [65, 66, 67]), assign(slice(0, 0), range(3)))
print(assign(slice(None, None, -1), b"abcdefghij"), assign(slice(2, 4), bytearray(b"q")), assign(slice(100, 200), b"end"))
for key, value in [(0, 256), (0, -1), (0, "a"), (0, b"a"), (0, 1.5), (10, 1), (-11, 1), ("a", 1), (1.5, 1), (2**70, 1), (slice(0, 2), 5), (slice(0, 2), "ab"), (slice(0, 2), [256]), (slice(0, 2), ["a"]), (slice(None, None, 2), b"ab"), (slice(0, 4, 0), b"")]:
    print(key, value, assign(key, value))
print(delete(0), delete(-1), delete(slice(2, 5)), delete(slice(None, None, 2)), delete(slice(None, None, -3)), delete(10), delete("a"), delete(slice(5, 2)))
