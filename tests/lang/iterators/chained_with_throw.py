# A chain of iterators that hands throw and close on to the one in use, as yield from does.
class Chain:
    def __init__(self, *parts):
        self.parts, self.current = iter(parts), None

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def _step(self, first):
        step = first
        while True:
            try:
                if self.current is not None:
                    return step()
            except StopIteration as stop:
                print(f"[end {stop.value!r}]", end=" ")
            self.current = iter(next(self.parts))
            step = self.current.__next__

    def send(self, value):
        if value is None:
            return self._step(lambda: next(self.current))
        return self._step(lambda: self.current.send(value))

    def throw(self, error):
        if not hasattr(self.current, "throw"):
            raise error
        return self._step(lambda: self.current.throw(error))

    def close(self):
        print("[closing]", end=" ")
        if hasattr(self.current, "close"):
            self.current.close()
        self.parts = iter(())
        self.current = None


def talk(name, times):
    try:
        for i in range(times):
            try:
                got = yield f"{name}{i}"
                if got:
                    print(f"[{name} got {got}]", end=" ")
            except ValueError as error:
                print(f"[{name} caught {error}]", end=" ")
        return name.upper()
    finally:
        print(f"[{name} done]", end=" ")


def outer(*parts):
    try:
        yield from Chain(*parts)
    except LookupError as error:
        yield f"outer saw {error!r}"


print(list(Chain("ab", [1], talk("t", 2), range(2))))
chain = Chain(talk("a", 3), [10, 20], talk("b", 2))
print(next(chain), chain.send("x"), chain.throw(ValueError("v")), next(chain))
try:
    chain.throw(ValueError("to a list"))
except ValueError as error:
    print("raised", error, next(chain), next(chain))
print(next(chain, "over"), next(chain, "over"), next(chain, "over"))
for way in "throw", "close", "send", "lookup":
    steps = outer(talk("o", 2), "xy")
    print(way, next(steps), end=" ")
    match way:
        case "throw":
            print(steps.throw(ValueError(1)), list(steps))
        case "close":
            print(steps.close(), list(steps))
        case "send":
            print(steps.send("hi"), next(steps))
            try:
                steps.send("to text")
            except AttributeError as error:
                print(error)
        case "lookup":
            print(steps.throw(KeyError("k")), list(steps))
