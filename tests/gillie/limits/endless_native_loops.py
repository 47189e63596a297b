# Loops in native code over what never ends: a signal ends them, other threads get their turn.
# expect: sum 3
# expect: list 3
# expect: tuple 3
# expect: set 3
# expect: max 3
# expect: in 3
# expect: deque 3
# expect: all 3
# expect: any 3
# expect: extend 3
# expect: bytes 3
# expect: zip 3
# expect: filterfalse 3
# expect: dropwhile 3
# expect: compress 3
# expect: islice 3
# expect: filter 3
# expect: reduce 3
# expect: prod 3
# expect: unpacking 3
# expect: star 3
# expect: join 3
# expect: range 3
# expect: filterfalse of a range 3
# expect: filter of a range 3
# expect: dropwhile of a range 3
# expect: regular expression 3
# expect: power 3
# expect: quotient 3
# expect: factorial 3
# expect: text 3
# expect: other threads run: True
import collections
import functools
import itertools
import math
import operator
import re
import signal
import sys
import threading

class Ended(Exception):
    pass


def end(number, frame):
    raise Ended


signal.signal(signal.SIGALRM, end)
sys.set_int_max_str_digits(0)
zeros = itertools.repeat(0)
ones = itertools.repeat(1)
large = 7 ** 3_000_000


def unpacking():
    first, *rest = itertools.islice(zeros, 10**12)


def number_text():
    while True:
        str(large * large * large)


def quotient():
    while True:
        large ** 40 // large ** 19


ENDLESS = {
    "sum": lambda: sum(itertools.count()),
    "list": lambda: list(zip(zeros, zeros)) and None,
    "tuple": lambda: collections.deque(tuple(itertools.takewhile(bool, ones)), 0),
    "set": lambda: set(zeros),
    "max": lambda: max(itertools.count()),
    "in": lambda: -1 in itertools.count(),
    "deque": lambda: collections.deque(itertools.count(), 10),
    "all": lambda: all(ones),
    "any": lambda: any(zeros),
    "extend": lambda: [].extend(filter(None, zeros)),
    "bytes": lambda: bytes(filter(None, zeros)),
    "zip": lambda: collections.deque(zip(zeros, ones), 0),
    "filterfalse": lambda: next(itertools.filterfalse(operator.not_, zeros)),
    "dropwhile": lambda: next(itertools.dropwhile(operator.not_, zeros)),
    "compress": lambda: next(itertools.compress(ones, zeros)),
    "islice": lambda: next(itertools.islice(zeros, 10**15, None)),
    "filter": lambda: next(filter(None, zeros)),
    "reduce": lambda: functools.reduce(operator.add, zeros),
    "prod": lambda: math.prod(ones),
    "unpacking": lambda: collections.deque(map(operator.not_, zeros), 0),
    "star": lambda: print(*filter(None, zeros)),
    "join": lambda: "".join(filter(None, zeros)),
    "range": lambda: sum(range(10**18)),
    "filterfalse of a range": lambda: next(itertools.filterfalse(None, range(1, 10**13))),
    "filter of a range": lambda: next(filter(operator.not_, range(1, 10**13))),
    "dropwhile of a range": lambda: next(itertools.dropwhile(bool, range(1, 10**13))),
    "regular expression": lambda: re.match("(a+)+b", "a" * 60),
    "power": lambda: pow(3, large, large),
    "quotient": quotient,
    "factorial": lambda: math.factorial(300_000_000),
    "text": number_text,
}

for name, endless in ENDLESS.items():
    ended = 0
    for _ in range(3):
        try:
            signal.setitimer(signal.ITIMER_REAL, 0.05)
            endless()
        except Ended:
            ended += 1
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    print(name, ended, flush=True)

# A thread that sums for ever does not keep the others waiting for ever.
steps = []


def other():
    for _ in range(3):
        steps.append(1)
        if len(steps) == 3:
            signal.raise_signal(signal.SIGALRM)


thread = threading.Thread(target=other)
try:
    thread.start()
    sum(itertools.count())
except Ended:
    pass
thread.join()
print("other threads run:", len(steps) == 3)
