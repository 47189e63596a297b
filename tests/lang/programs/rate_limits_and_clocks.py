# Token buckets, exponential back-off and a timer wheel on a clock that only moves when told.
import heapq
import itertools
import random
from functools import wraps


class Clock:
    def __init__(self):
        self.now, self.timers, self.order = 0.0, [], itertools.count()

    def sleep(self, seconds):
        self.now += seconds

    def later(self, seconds, function, *args):
        entry = [self.now + seconds, next(self.order), function, args]
        heapq.heappush(self.timers, entry)
        return entry

    def run(self, until):
        while self.timers and self.timers[0][0] <= until:
            self.now, _, function, args = heapq.heappop(self.timers)
            if function is not None:
                function(*args)
        self.now = until


class Bucket:
    def __init__(self, clock, rate, size):
        self.clock, self.rate, self.size = clock, rate, size
        self.tokens, self.at = size, clock.now

    def take(self, count=1):
        self.tokens = min(self.size, self.tokens + (self.clock.now - self.at) * self.rate)
        self.at = self.clock.now
        if self.tokens < count:
            return False
        self.tokens -= count
        return True


def retry(clock, times, base=0.5, errors=(OSError,), rng=random.Random(3)):
    def wrap(function):
        @wraps(function)
        def run(*args, **kwargs):
            for attempt in itertools.count(1):
                try:
                    return function(*args, **kwargs)
                except errors as error:
                    if attempt == times:
                        error.add_note(f"given up after {attempt} attempts at {clock.now:.2f}")
                        raise
                    clock.sleep(base * 2 ** (attempt - 1) * (1 + rng.random() / 10))

        return run

    return wrap


clock = Clock()
bucket = Bucket(clock, rate=2, size=3)
taken = []
for _ in range(12):
    taken.append(bucket.take())
    clock.sleep(0.25)
print(taken, sum(taken))

failures = iter([OSError("busy"), OSError("busy again"), None, OSError("dead"), OSError("dead"), OSError("dead")])


@retry(clock, 3)
def fetch(url):
    """Gets a page."""
    problem = next(failures)
    if problem:
        raise problem
    return f"page {url}"


before = clock.now
print(fetch("/a"), fetch.__doc__, round(clock.now - before, 2))
try:
    fetch("/b")
except OSError as error:
    print(error, error.__notes__)

clock = Clock()
log = []
clock.later(3, log.append, "three")
clock.later(1, log.append, "one")
cancelled = clock.later(2, log.append, "two")
cancelled[2] = None


def tick(n):
    log.append((clock.now, n))
    if n:
        clock.later(0.5, tick, n - 1)


clock.later(1, tick, 3)
clock.run(2.2)
print(log, clock.now)
clock.run(10)
print(log[-1], clock.timers)
