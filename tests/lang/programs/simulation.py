# A discrete event simulation with generators and a seeded random source.
import heapq, random
class Env:
    def __init__(self): self.now, self.q, self.n = 0, [], 0
    def at(self, t, p, v=None): self.n += 1; heapq.heappush(self.q, (t, self.n, p, v))
    def process(self, gen): self.at(self.now, gen); return gen
    def run(self, until):
        while self.q and self.q[0][0] <= until:
            self.now, _, p, v = heapq.heappop(self.q)
            try: what = p.send(v)
            except StopIteration: continue
            if isinstance(what, (int, float)): self.at(self.now + what, p)
            else: what.wait(self, p)
class Resource:
    def __init__(self, n): self.free, self.waiting = n, []
    def request(self): return self
    def wait(self, env, p):
        if self.free: self.free -= 1; env.at(env.now, p)
        else: self.waiting.append(p)
    def release(self, env):
        if self.waiting: env.at(env.now, self.waiting.pop(0))
        else: self.free += 1
env, rng, log, waits = Env(), random.Random(7), [], []
def customer(name, desk):
    arrived = env.now
    yield desk.request()
    waits.append(env.now - arrived); log.append(f"{env.now:6.2f} {name} served")
    yield round(rng.uniform(1, 3), 2)
    desk.release(env); log.append(f"{env.now:6.2f} {name} leaves")
def source(n, desk):
    for i in range(n):
        env.process(customer(f"c{i}", desk)); yield round(rng.expovariate(1.0), 2)
env.process(source(12, Resource(2))); env.run(100); print(*log, sep="\n"); print(f"mean wait {sum(waits) / len(waits):.3f} max {max(waits):.2f} end {env.now:.2f}")
walks = [sum(rng.choice((-1, 1)) for _ in range(100)) for _ in range(50)]; print(walks[:10], sum(walks) / 50, max(map(abs, walks)))
def markov(text, n):
    words = text.split(); chain = {}
    for a, b in zip(words, words[1:]): chain.setdefault(a, []).append(b)
    w, out = words[0], [words[0]]
    for _ in range(n): w = rng.choice(chain.get(w, words)); out.append(w)
    return " ".join(out)
print(markov("the cat sat on the mat the dog sat on the log", 12))
