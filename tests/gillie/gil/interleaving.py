"""At N=1 two threads are seen to interleave; with a huge N each runs alone."""
import sys
import threading


def interleavings(n):
    sys.setcheckinterval(n)
    order = []
    start = threading.Barrier(2)

    def work(name):
        start.wait()
        for _ in range(300):
            order.append(name)

    threads = [threading.Thread(target=work, args=(c,)) for c in "ab"]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return sum(a != b for a, b in zip(order, order[1:]))


often, seldom = interleavings(1), interleavings(10**8)
print(often > 100, seldom < 10, often > seldom)  # expect: True True True
