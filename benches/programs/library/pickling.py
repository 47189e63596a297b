"""Pickles of instances, dicts and lists in every protocol, there and back."""
import pickle


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


data = [[Point(i, str(i)) for i in range(200)], [{"name": "x", "list": list(range(10)), "t": (1, 2.5, None)} for _ in range(100)],
        [list(range(20)) for _ in range(50)], {i: 10**20 + i for i in range(100)}, [b"bytes", "text", 1.5, True] * 20]
size = 0
for _ in range(10):
    for protocol in range(6):
        pickled = pickle.dumps(data, protocol)
        size += len(pickle.loads(pickled)[0])
print(size)
