# Listeners that are held weakly: dead ones are forgotten, methods are heard as long as their object lives.
import gc
import weakref


class Signal:
    def __init__(self, name):
        self.name, self.listeners = name, []

    def connect(self, listener):
        try:
            ref = weakref.WeakMethod(listener, self._gone)
        except TypeError:
            ref = weakref.ref(listener, self._gone)
        self.listeners.append(ref)
        return listener

    def _gone(self, ref):
        self.listeners.remove(ref)
        print(f"{self.name}: a listener is gone, {len(self.listeners)} left")

    def __call__(self, *args):
        return [listener(*args) for ref in list(self.listeners) if (listener := ref()) is not None]


class Light:
    def __init__(self, room):
        self.room = room

    def switch(self, on):
        return f"{self.room} {'on' if on else 'off'}"

    def __repr__(self):
        return f"Light({self.room})"


power = Signal("power")
kitchen, hall = Light("kitchen"), Light("hall")
power.connect(kitchen.switch)
power.connect(hall.switch)


@power.connect
def meter(on):
    return f"meter {on}"


print(power(True))
del hall
print(power(False))
del meter
print(power(True))
rooms = weakref.WeakValueDictionary(k=kitchen)
names = weakref.WeakKeyDictionary({kitchen: "K"})
print(dict(rooms), list(names.items()), rooms["k"] is kitchen)
done = weakref.finalize(kitchen, print, "switched off for good")
kitchen.self = kitchen
del kitchen
print(len(rooms), done.alive)
gc.collect()
print(len(rooms), len(names), done.alive, power(True), done.peek())
