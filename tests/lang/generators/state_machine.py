# A machine of states, each one a generator: events are sent in, the next state is returned.
log = []


def note(text):
    log.append(text)


def locked(door):
    tries = 0
    while True:
        match (yield "locked"):
            case ("code", door.code):
                return opened
            case ("code", _):
                tries += 1
                if tries == 3:
                    return alarm
            case event:
                note(f"locked ignores {event}")


def opened(door):
    note("click")
    try:
        while (event := (yield "open")) != "shut":
            note(f"through: {event}")
    finally:
        note("shutting")
    return locked


def alarm(door):
    for left in range(2, 0, -1):
        try:
            yield f"alarm {left}"
        except PermissionError as error:
            note(f"guard: {error}")
            return locked
    return locked


class Door:
    def __init__(self, code):
        self.code = code
        self.machine = self.run(locked)
        self.state = next(self.machine)

    def run(self, state):
        while True:
            name, state = state.__name__, (yield from state(self))
            note(f"{name} -> {state.__name__}")

    def __call__(self, event):
        self.state = self.machine.send(event)
        return self.state

    def __lshift__(self, error):
        self.state = self.machine.throw(error)
        return self


door = Door("1234")
print([door(e) for e in ["knock", ("code", "0"), ("code", "1234"), "cat", "dog", "shut"]])
print([door(("code", str(n))) for n in range(3)], door(None), door(None))
for n in range(3):
    door(("code", n))
print(door.state, (door << PermissionError("it is me")).state, door(("code", "1234")))
print(*log, sep="\n")
log.clear()
try:
    door << RuntimeError("broken")
except RuntimeError as error:
    print("raised", error, log, door.machine.gi_frame)
try:
    door("again")
except StopIteration as stop:
    print("stopped", stop.value)
other = Door("x")
other(("code", "x"))
other.machine.close()
print(other.state, log[-2:], other.machine.gi_running, other.machine.gi_yieldfrom)
