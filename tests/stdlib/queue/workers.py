# queue: bounded queues, priorities, shutdown, SimpleQueue, and sched with a clock of its own.
import queue
import sched
import threading

fifo, lifo, best = queue.Queue(3), queue.LifoQueue(), queue.PriorityQueue()
for item in [(2, "b"), (1, "a"), (3, "c")]:
    fifo.put(item)
    lifo.put(item)
    best.put(item)
print(fifo.full(), fifo.qsize(), fifo.empty(), fifo.maxsize, fifo.unfinished_tasks)
for action in [lambda: fifo.put((4, "d"), block=False), lambda: fifo.put_nowait(5), lambda: fifo.put(1, timeout=0.01), lambda: fifo.put(1, timeout=-1), lambda: queue.Queue().get_nowait(), lambda: queue.Queue().get(timeout=0.01), lambda: queue.Queue().task_done()]:
    try:
        print(action())
    except (queue.Full, queue.Empty, ValueError, TypeError) as error:
        print(type(error).__name__, error)
print([q.get() for q in (fifo, lifo, best)], [lifo.get(), lifo.get()])

jobs, results = queue.Queue(2), queue.SimpleQueue()


def work(name):
    while (number := jobs.get()) is not None:
        results.put(number * number)
        jobs.task_done()
    jobs.task_done()


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for number in range(20):
    jobs.put(number)
jobs.join()
for _ in threads:
    jobs.put(None)
for thread in threads:
    thread.join()
print(sorted(results.get() for _ in range(results.qsize())), results.empty(), jobs.unfinished_tasks)
try:
    results.get_nowait()
except queue.Empty as error:
    print("Empty", error)

closing = queue.Queue()
closing.put("left")
closing.shutdown()
for action in (lambda: closing.put(1), closing.get, closing.get, lambda: closing.shutdown(immediate=True)):
    try:
        print(action())
    except queue.ShutDown as error:
        print("ShutDown", error)
waiting = queue.Queue()
thread = threading.Thread(target=lambda: results.put(type(attempt(waiting.get)).__name__))


def attempt(function):
    try:
        return function()
    except Exception as error:
        return error


thread.start()
waiting.shutdown()
thread.join()
print(results.get(), queue.Queue.__class_getitem__(int))


class Clock:
    now = 0

    def time(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


clock = Clock()
scheduler = sched.scheduler(clock.time, clock.sleep)
said = []
for delay, priority, word in [(5, 1, "later"), (1, 2, "second"), (1, 1, "first"), (1, 1, "tie")]:
    scheduler.enter(delay, priority, lambda word=word: said.append((clock.now, word)))
absolute = scheduler.enterabs(3, 0, said.append, ("absolute",), {})
cancelled = scheduler.enter(2, 0, said.append, argument=("never",))
print(len(scheduler.queue), [event.priority for event in scheduler.queue], cancelled.time, absolute.argument, absolute < cancelled)
scheduler.cancel(cancelled)
print(scheduler.run(blocking=False), scheduler.empty(), scheduler.run(), said, scheduler.empty())
try:
    scheduler.cancel(cancelled)
except ValueError as error:
    print("ValueError", error)
scheduler.enter(1, 1, lambda: 1 / 0)
scheduler.enter(2, 1, said.append, ("after the error",))
try:
    scheduler.run()
except ZeroDivisionError as error:
    print(error, scheduler.run(), said[-1])
