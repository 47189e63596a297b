# The trace module: counts, lines, functions and callers.
import contextlib, io, sys, trace


def square(n):
    return n * n


def loop(n):
    total = 0
    for i in range(n):
        if i % 2:
            total += square(i)
    return total


tracer = trace.Trace(count=True, trace=False)
print(tracer.runfunc(loop, 5))
first = loop.__code__.co_firstlineno
counts = {line - first: n for (file, line), n in tracer.results().counts.items() if file == __file__}
print(sorted(counts.items()))
out = io.StringIO()
with contextlib.redirect_stdout(out):
    trace.Trace(count=False, trace=True).runfunc(loop, 3)
print(out.getvalue())
tracer = trace.Trace(count=False, trace=False, countfuncs=True)
tracer.runfunc(loop, 4)
print(sorted(name for file, module, name in tracer.results().calledfuncs if file == __file__))
tracer = trace.Trace(count=False, trace=False, countcallers=True)
tracer.runfunc(loop, 4)
print(sorted((a[2], b[2]) for a, b in tracer.results().callers if a[0] == b[0] == __file__))
results = trace.Trace(count=True, trace=False)
results.run("x = 1\nfor i in range(3):\n    x += i\n")
print(sorted((line, n) for (file, line), n in results.results().counts.items() if file == "<string>"))
a, b = trace.CoverageResults({("f", 1): 2}), trace.CoverageResults({("f", 1): 3, ("f", 2): 1})
a.update(b)
print(a.counts, a.is_ignored_filename("<string>"))
print(trace._find_executable_linenos(__file__).keys() >= {first, first + 1})
out = io.StringIO()
with contextlib.redirect_stdout(out):
    trace.Trace(count=False, trace=True, timing=False, ignoremods=["x"]).runctx("a = b\nb = 2", {"b": 1}, {})
print(out.getvalue())
print(sys.gettrace())
