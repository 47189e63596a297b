"""A little operating system: objects that send each other packets."""


class Packet:
    __slots__ = ("link", "to", "kind", "datum", "data")

    def __init__(self, link, to, kind):
        self.link, self.to, self.kind, self.datum, self.data = link, to, kind, 0, [0] * 4

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, scheduler, ident, priority, queue):
        self.scheduler, self.ident, self.priority, self.queue = scheduler, ident, priority, queue
        self.waiting, self.held = queue is None, False
        scheduler.table[ident] = self
        scheduler.tasks.append(self)

    def runnable(self):
        return not self.held and (not self.waiting or self.queue is not None)

    def step(self):
        packet = None
        if self.waiting and self.queue is not None:
            packet, self.queue = self.queue, self.queue.link
            self.waiting = False
        self.run(packet)

    def wait(self):
        self.waiting = True

    def send(self, packet):
        self.scheduler.sent += 1
        target = self.scheduler.table[packet.to]
        packet.to = self.ident
        target.queue = packet.append_to(target.queue)


class Worker(Task):
    target, n = "a", 0

    def run(self, packet):
        if packet is None:
            self.wait()
            return
        self.target = "b" if self.target == "a" else "a"
        packet.to, packet.datum = self.target, 0
        for i in range(4):
            self.n = self.n % 26 + 1
            packet.data[i] = 64 + self.n
        self.send(packet)
        self.wait()


class Handler(Task):
    work = None
    done = 0

    def run(self, packet):
        if packet is not None:
            if packet.kind == "work":
                self.work = packet.append_to(self.work)
            else:
                self.done += 1
        if self.work is not None:
            work, self.work = self.work, self.work.link
            self.done += sum(work.data) & 1
            work.to = "worker"
            self.send(work)
        self.wait()


class Scheduler:
    def __init__(self):
        self.table, self.tasks, self.sent, self.steps = {}, [], 0, 0

    def run(self, limit):
        tasks = sorted(self.tasks, key=lambda t: -t.priority)
        while self.steps < limit:
            for task in tasks:
                if task.runnable():
                    self.steps += 1
                    task.step()
                    break
            else:
                raise RuntimeError("every task waits")
        return self.steps, self.sent, [getattr(t, "done", 0) for t in tasks]


def richards():
    s = Scheduler()
    Worker(s, "worker", 1000, Packet(Packet(None, "worker", "work"), "worker", "work"))
    Handler(s, "a", 2000, None)
    Handler(s, "b", 2500, None)
    return s.run(60000)


print([richards() for _ in range(3)])
