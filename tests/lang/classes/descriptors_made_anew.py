# A staticmethod, classmethod or property may be initialised a second time; calls that were made before go to the new function.
def make(n):
    def function(*arguments): return n
    return function


class C:
    s = staticmethod(make(1))
    c = classmethod(make(2))
    p = property(make(3))


class D(C):
    pass


def static(x): return x.s()
def class_(x): return x.c()
def got(x): return x.p


def all_of(): return [static(C), static(c), static(D), class_(C), class_(d), got(c), got(d)]


c, d = C(), D()
for _ in range(50): all_of()
print(all_of())
for turn in range(3):
    C.__dict__["s"].__init__(make(turn + 11))
    C.__dict__["c"].__init__(make(turn + 22))
    C.__dict__["p"].__init__(make(turn + 33))
    others = [make(n) for n in range(100)]
    print(all_of())
