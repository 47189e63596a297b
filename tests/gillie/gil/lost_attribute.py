"""An attribute, a dict entry and a list item are read and written in steps too."""
import gil
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


# An interval that is a multiple of the loop's length switches at the same place each time, which may be a harmless one:
# so several are tried.
lost = [False] * 3
for interval in (1, 2, 3, 5, 7, 11):
    gil.set_check_interval(interval)
    box.n = d["n"] = l[0] = 0
    for f in (attribute, entry, item):
        run(f)
    lost = [a or n < 2 * N for a, n in zip(lost, (box.n, d["n"], l[0]))]
print(*lost)  # expect: True True True
