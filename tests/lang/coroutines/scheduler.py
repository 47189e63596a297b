# A tiny event loop: tasks, sleep, gather, queues, cancellation; no asyncio.
import heapq
from collections import deque
class Trap:
    def __init__(self, *request): self.request = request
    def __await__(self):
        return (yield self.request)
class Cancelled(BaseException): pass
class Task:
    counter = 0
    def __init__(self, coro):
        Task.counter += 1
        self.id, self.coro, self.result, self.error, self.done, self.waiters = Task.counter, coro, None, None, False, []
    def __await__(self):
        if not self.done:
            yield ("join", self)
        if self.error: raise self.error
        return self.result
class Loop:
    def __init__(self):
        self.ready, self.sleeping, self.now, self.seq = deque(), [], 0, 0
    def spawn(self, coro):
        t = Task(coro)
        self.ready.append((t, None))
        return t
    def run(self, coro):
        main = self.spawn(coro)
        while self.ready or self.sleeping:
            if not self.ready:
                self.now, _, t = heapq.heappop(self.sleeping)
                self.ready.append((t, None))
            t, value = self.ready.popleft()
            if t.done: continue
            try:
                request, *args = t.coro.throw(value) if isinstance(value, BaseException) else t.coro.send(value)
            except StopIteration as e:
                self.finish(t, e.value, None)
            except Cancelled:
                self.finish(t, "cancelled", None)
            except Exception as e:
                self.finish(t, None, e)
            else:
                getattr(self, "do_" + request)(t, *args)
        if main.error: raise main.error
        return main.result
    def finish(self, t, result, error):
        t.done, t.result, t.error = True, result, error
        for w in t.waiters: self.ready.append((w, None))
    def do_sleep(self, t, seconds):
        self.seq += 1
        heapq.heappush(self.sleeping, (self.now + seconds, self.seq, t))
    def do_join(self, t, other):
        if other.done: self.ready.append((t, None))
        else: other.waiters.append(t)
    def do_spawn(self, t, coro): self.ready.append((t, self.spawn(coro)))
    def do_now(self, t): self.ready.append((t, self.now))
    def do_cancel(self, t, other):
        self.ready.append((other, Cancelled()))
        self.ready.append((t, None))
sleep = lambda s: Trap("sleep", s)
spawn = lambda c: Trap("spawn", c)
now = lambda: Trap("now")
cancel = lambda t: Trap("cancel", t)
async def worker(name, delay, n):
    for i in range(n):
        await sleep(delay)
        print(f"t={await now()} {name} step {i}")
    return f"{name} done"
async def failing():
    await sleep(1)
    raise ValueError("task failed")
async def forever():
    try:
        while True: await sleep(1)
    finally:
        print("forever cleaned up at", await now())
async def main():
    a = await spawn(worker("a", 2, 3))
    b = await spawn(worker("b", 3, 2))
    f = await spawn(forever())
    print(await a, await b)
    bad = await spawn(failing())
    try:
        await bad
    except ValueError as e:
        print("error:", e, "at", await now())
    await cancel(f)
    print(await f)
    return [await t for t in [await spawn(worker("c", 1, 1)), await spawn(worker("d", 1, 1))]]
print(Loop().run(main()))
