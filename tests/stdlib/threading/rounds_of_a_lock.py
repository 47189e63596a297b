# Four threads share a lock: two set, one deletes, and one wants to find something set. Strictly in order they could
# repeat the same round for ever, with the one that deletes always before the one that looks.
import threading


class Shelf:
    def __init__(self):
        self.lock = threading.RLock()
        self.items = {}

    def put(self, key, value):
        with self.lock:
            self.items.pop(key, None)
        with self.lock:
            self.items[key] = value

    def drop(self, key):
        with self.lock:
            del self.items[key]

    def get(self, key):
        with self.lock:
            return self.items[key]


shelf = Shelf()
barrier = threading.Barrier(4)
counts = [0] * 4


def go_on(index, step):
    barrier.wait()
    while min(counts) < 10:
        try:
            step()
            counts[index] += 1
        except KeyError:
            pass


steps = [
    lambda: shelf.put("x", 1),
    lambda: shelf.put("x", 2),
    lambda: shelf.drop("x"),
    lambda: shelf.get("x"),
]
threads = [threading.Thread(target=go_on, args=part) for part in enumerate(steps)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("all have had their turns:", min(counts) >= 10)
