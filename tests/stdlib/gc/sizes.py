# Objects of many sizes come and go in a random order: each keeps what it has.
import gc
import random

rng = random.Random(7)


def classes():
    made = []
    for count in range(0, 40):
        names = [f"a{i}" for i in range(count)]
        made.append(type(f"Dict{count}", (), {}))
        made.append(type(f"Slots{count}", (), {"__slots__": names}))
        made.append(type(f"Both{count}", (), {"__slots__": names[: count // 2] + ["__dict__"]}))
        made.append(type(f"Float{count}", (float,), {}))
        made.append(type(f"Text{count}", (str,), {}))
    return made


CLASSES = classes()


def make(number):
    kind = rng.randrange(6)
    if kind == 0:
        return (number,) * rng.randrange(60)
    if kind == 1:
        return str(number) * rng.randrange(80)
    if kind == 2:
        return str(number).encode() * rng.randrange(80)
    if kind == 3:
        return [number] * rng.randrange(50)
    if kind == 4:
        return {f"k{i}": number for i in range(rng.randrange(20))}
    cls = rng.choice(CLASSES)
    thing = cls()
    for i in range(int("".join(filter(str.isdigit, cls.__name__)))):
        setattr(thing, f"a{i}", number + i)
    return thing


def check(number, thing):
    cls = type(thing)
    if cls in CLASSES:
        count = int("".join(filter(str.isdigit, cls.__name__)))
        return all(getattr(thing, f"a{i}") == number + i for i in range(count))
    if isinstance(thing, (str, bytes)):
        one = str(number) if isinstance(thing, str) else str(number).encode()
        return thing == one * (len(thing) // len(one))
    if isinstance(thing, dict):
        return all(value == number for value in thing.values())
    return all(item == number for item in thing)


alive = {}
wrong = 0
for number in range(60_000):
    alive[number] = make(number)
    if rng.random() < 0.6 and alive:
        doomed = rng.choice((number, number // 2, number // 3))
        thing = alive.pop(doomed, None)
        wrong += thing is not None and not check(doomed, thing)
    if number % 20_000 == 19_999:
        gc.collect()
print(wrong, len(alive), sum(not check(*item) for item in alive.items()))
for key in list(alive)[::2]:
    del alive[key]
gc.collect()
print(len(alive), sum(not check(*item) for item in alive.items()))

# Large texts and lists grow, shrink and go.
parts = []
text = ""
data = bytearray()
for step in range(40):
    text += chr(65 + step % 26) * 50_000
    data += bytes([step]) * 60_000
    parts.extend([step] * 20_000)
    if step % 7 == 6:
        del parts[len(parts) // 2 :]
        del data[len(data) // 2 :]
print(len(text), text[::250_000], len(parts), parts[::40_000], len(data), list(data[::90_000]))
for size in (900_000, 1_048_575, 1_048_576, 3_000_000, 1_500_000, 8_000_000, 2_000_000):
    zeros, ones = bytearray(size), [1] * (size // 8)
    assert not any(zeros[:: size // 100]) and zeros[-1] == 0 and ones[-1] == 1
    zeros[-1] = 7
    zeros += b"x" * size
    assert zeros[size - 1] == 7 and len(zeros) == 2 * size and zeros[-1] == 120
    zeros.clear()
    ones *= 3
    assert sum(ones) == size // 8 * 3
    del zeros[:], ones[10:]
print("ok")
