"""An attribute, a dict entry and a list item are read and written in steps too."""
# options: --check-interval 2
import threading

N = 3000


class Box:
    n = 0


box, d, l = Box(), {"n": 0}, [0]


def run(f):
    threads = [threading.Thread(target=f) for _ in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def attribute():
    for _ in range(N):
        box.n += 1


def entry():
    for _ in range(N):
        d["n"] += 1


def item():
    for _ in range(N):
        l[0] += 1


for f in (attribute, entry, item):
    run(f)
print(box.n < 2 * N, d["n"] < 2 * N, l[0] < 2 * N)  # expect: True True True
