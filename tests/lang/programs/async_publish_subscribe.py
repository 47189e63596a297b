# Publish and subscribe with asyncio: patterns, slow readers, a stream by async generators, limits on a clock set by hand.
import asyncio
from collections import Counter, deque
from contextlib import asynccontextmanager
from fnmatch import fnmatchcase

END = object()


class Hub:
    def __init__(self):
        self.readers, self.dropped = {}, Counter()

    @asynccontextmanager
    async def subscribe(self, pattern, room=10):
        queue = asyncio.Queue(room)
        self.readers[queue] = pattern
        try:
            yield self.messages(queue)
        finally:
            del self.readers[queue]

    async def messages(self, queue):
        while (message := await queue.get()) is not END:
            yield message

    def publish(self, topic, value):
        reached = 0
        for queue, pattern in self.readers.items():
            if fnmatchcase(topic, pattern):
                try:
                    queue.put_nowait((topic, value))
                    reached += 1
                except asyncio.QueueFull:
                    self.dropped[pattern] += 1
        return reached

    async def close(self):
        for queue in list(self.readers):
            await queue.put(END)


async def read(hub, pattern, ready, room=10, most=None):
    async with hub.subscribe(pattern, room) as messages:
        ready.release()
        got = []
        async for topic, value in messages:
            got.append(f"{topic}={value}")
            if len(got) == most:
                break
        await messages.aclose()
    return pattern, got


class Clock:
    now = 0.0

    def __call__(self):
        return self.now

    async def sleep(self, seconds):
        self.now += seconds
        await asyncio.sleep(0)


class Limit:
    """So many in any window of so many seconds."""
    def __init__(self, most, window, clock):
        self.most, self.window, self.clock, self.times = most, window, clock, deque()

    async def __aenter__(self):
        while True:
            while self.times and self.clock() - self.times[0] >= self.window:
                self.times.popleft()
            if len(self.times) < self.most:
                self.times.append(self.clock())
                return self
            await self.clock.sleep(self.times[0] + self.window - self.clock())

    async def __aexit__(self, *error):
        return False


async def numbers(stop):
    try:
        for n in range(stop):
            await asyncio.sleep(0)
            yield n
    finally:
        print("  numbers closed at", n)


async def where(test, source):
    async for item in source:
        if test(item):
            yield item


async def chunks(source, size):
    chunk = []
    async for item in source:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


async def main():
    hub, ready = Hub(), asyncio.Semaphore(0)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(read(hub, *args)) for args in
                 (("weather.*", ready), ("*", ready, 3), ("*.oslo", ready), ("weather.bern", ready, 10, 1), ("none", ready))]
        for _ in tasks:
            await ready.acquire()
        print("reached", [hub.publish(f"{kind}.{city}", n) for n, (kind, city) in enumerate(
            (kind, city) for kind in ("weather", "news") for city in ("oslo", "bern", "riga"))])
        print("dropped", dict(hub.dropped), "readers", len(hub.readers))
        await asyncio.sleep(0)
        await hub.close()
    for task in tasks:
        print(*task.result())
    print("readers left", len(hub.readers), hub.publish("weather.oslo", 0))

    print("stream", [c async for c in chunks(where(lambda n: n % 3, numbers(10)), 3)])
    stream = numbers(100)
    async for n in stream:
        if n == 4:
            break
    await stream.aclose()
    print("after closing", [n async for n in stream])

    clock = Clock()
    limit, times = Limit(3, 10, clock), []
    for n in range(10):
        async with limit:
            times.append(clock())
            await clock.sleep(n % 3)
    print("times", times)
    print("never more than 3 in 10 s:", all(b - a >= 10 for a, b in zip(times, times[3:])))
    try:
        async with limit:
            raise ValueError("inside")
    except ValueError as error:
        print("ValueError:", error)


asyncio.run(main())
