# A race shows in every run, at every small N, whatever the loop: threads do not fall in step.
import sys
import threading

TIMES = 4000
total = 0


class Counter:
    value = 0

    def add(self):
        self.value += 1


def by_global():
    global total
    for _ in range(TIMES):
        total += 1


def while_loop():
    global total
    i = 0
    while i < TIMES:
        total += 1
        i += 1


def lost(work, read):
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return 2 * TIMES - read()


for n in range(1, 13):
    sys.setcheckinterval(n)
    counter, items, table = Counter(), [0], {"n": 0}

    def by_attribute():
        for _ in range(TIMES):
            counter.value += 1

    def by_method():
        for _ in range(TIMES):
            counter.add()

    def by_item():
        for _ in range(TIMES):
            items[0] += 1

    def by_key():
        for _ in range(TIMES):
            table["n"] += 1

    results = []
    for work in (by_global, while_loop):
        total = 0
        results.append(lost(work, lambda: total))
    results.append(lost(by_attribute, lambda: counter.value))
    counter.value = 0
    results.append(lost(by_method, lambda: counter.value))
    results.append(lost(by_item, lambda: items[0]))
    results.append(lost(by_key, lambda: table["n"]))
    assert all(0 < result for result in results), (n, results)
