# Generators as push parsers and cooperating state machines.
def lines(target):
    buffer = ""
    try:
        while True:
            buffer += yield
            *whole, buffer = buffer.split("\n")
            for line in whole: target.send(line)
    except GeneratorExit:
        if buffer: target.send(buffer)
        target.close()
def prime(g): next(g); return g
def collect(out):
    try:
        while True: out.append((yield))
    finally: out.append("END")
out = []; p = prime(lines(prime(collect(out))))
for chunk in ("he", "llo\nwor", "ld\n\nta", "il"): p.send(chunk)
p.close(); print(out)
def broadcast(*targets):
    while True:
        x = yield
        for t in targets: t.send(x)
def filtering(pred, target):
    while True:
        x = yield
        if pred(x): target.send(x)
even, big = [], []; b = prime(broadcast(prime(filtering(lambda x: x % 2 == 0, prime(collect(even)))), prime(filtering(lambda x: x > 7, prime(collect(big))))))
for i in range(10): b.send(i)
print(even, big)
def traffic():
    while True:
        for colour, n in (("green", 3), ("yellow", 1), ("red", 2)):
            for _ in range(n):
                if (yield colour) == "reset": break
            else: continue
            break
t = traffic(); print([next(t) for _ in range(8)], t.send("reset"), next(t))
def parser():
    """number := digit+ ; list := '[' number (',' number)* ']'"""
    c = yield
    async_result = []
    def number(c):
        s = ""
        while c is not None and c.isdigit(): s += c; c = yield
        return int(s), c
    if c != "[": raise SyntaxError(f"expected [ got {c!r}")
    c = yield
    while True:
        n, c = yield from number(c); async_result.append(n)
        if c == "]": return async_result
        if c != ",": raise SyntaxError(f"unexpected {c!r}")
        c = yield
for src in ("[1,22,333]", "[1;2]", "x", "[7"):
    p = prime(parser())
    try:
        for c in src: p.send(c)
        print(src, "incomplete")
    except StopIteration as e: print(src, e.value)
    except SyntaxError as e: print(src, e)
def ping(n, other=None):
    for i in range(n): got = yield f"ping{i}"; print("ping got", got)
def pong():
    m = yield
    while True: m = yield f"pong to {m}"
a, b = ping(3), prime(pong()); m = next(a)
try:
    while True: m = a.send(b.send(m))
except StopIteration: print("over")
