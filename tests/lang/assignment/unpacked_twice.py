# The same object in both targets: it dies when both have got something else.
class Thing:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)


def pairs(count=2):
    for i in range(3):
        thing = Thing(i)
        yield (thing,) * count
        del thing


def loop():
    for a, b in pairs():
        print("loop", a.n, a is b)
    print("end")


def many():
    for a, b, c, d in pairs(4):
        print("many", d.n)


def assigned():
    a = b = None
    for i in range(3):
        a, b = [Thing(i)] * 2
        print("assigned", b.n)


loop()
many()
assigned()
print([x.n for x, y in pairs()])
