# The library's tools that trace: bdb, trace, doctest, cProfile, profile.
import bdb, cProfile, doctest, io, profile, pstats, sys, trace

def work(n):
    total = 0
    for i in range(n):
        total += square(i)
    return total

def square(x):
    return x * x

def documented(x):
    """Doubles.

    >>> documented(2)
    4
    >>> documented("a")
    'aa'
    >>> documented(None)
    Traceback (most recent call last):
    TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
    >>> documented(1)
    3
    """
    return x * 2

class Debugger(bdb.Bdb):
    def __init__(self):
        super().__init__()
        self.seen = []
    def user_line(self, frame):
        self.seen.append((frame.f_code.co_name, frame.f_lineno))
        if len(self.seen) == 2:
            self.set_step()
        elif len(self.seen) < 8:
            self.set_next(frame)
        else:
            self.set_continue()
    def user_return(self, frame, value):
        self.seen.append(("return", frame.f_code.co_name, value))

d = Debugger()
d.runcall(work, 2)
print([s for s in d.seen if s[0] != "runcall"])
d = Debugger()
d.set_break(__file__, square.__code__.co_firstlineno + 1, cond="x == 1")
d.seen.append("start")
d.run("work(3)", globals(), {})
print([s for s in d.seen if s[0] != "<module>"], d.get_all_breaks() != {})

t = trace.Trace(count=True, trace=False, countfuncs=False)
print(t.runfunc(work, 3))
counts = t.results().counts
print(sorted((line, n) for (file, line), n in counts.items() if file == __file__))
t = trace.Trace(countfuncs=True)
t.runfunc(work, 1)
print(sorted(name for _, _, name in t.results().calledfuncs))
t = trace.Trace(countcallers=True)
t.runfunc(work, 1)
print(sorted(b[2] for a, b in t.results().callers))

out = io.StringIO()
finder = doctest.DocTestFinder()
runner = doctest.DocTestRunner()
for test in finder.find(documented, "documented", globs=globals()):
    runner.run(test, out=out.write)
print(runner.summarize(verbose=False), [l for l in out.getvalue().splitlines() if l.startswith((" ", "Expected", "Got"))])

for maker in (cProfile.Profile, profile.Profile):
    p = maker()
    print(p.runcall(work, 3))
    p.create_stats()
    mine = {k[2]: v[:2] for k, v in p.stats.items() if k[2] in ("work", "square")}
    print(sorted(mine.items()))
with cProfile.Profile() as p:
    sorted([3, 1, 2], key=square)
s = pstats.Stats(p, stream=io.StringIO())
print(sorted(k[2] for k in s.stats if k[2] in ("square", "<built-in method builtins.sorted>")), sys.getprofile())
callers = {k[2]: sorted(c[2] for c in v[4]) for k, v in s.stats.items()}
print(callers["square"])
