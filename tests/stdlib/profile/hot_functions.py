# profile, cProfile, pstats, timeit, time: how often functions were called, and measured statements.
import cProfile
import contextlib
import io
import profile
import pstats
import re
import tempfile
import os
import timeit


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def words(text):
    return sorted(text.split(), key=str.lower)


def work():
    fibonacci(8)
    for _ in range(3):
        words("the quick Brown fox")


def steady(text):
    text = re.sub(r"\d+\.\d\d\d", "T", text)
    return re.sub(r" in T seconds", "", text)


for kind in (cProfile.Profile, profile.Profile):
    profiler = kind()
    print(kind.__module__, profiler.runcall(max, 1, 2))
    profiler = kind()
    profiler.runctx("work()", globals(), {})
    out = io.StringIO()
    stats = pstats.Stats(profiler, stream=out)
    stats.strip_dirs().sort_stats("ncalls", "name")
    rows = {name: (calls, total) for (_, _, name), (calls, total, *_) in stats.stats.items()}
    print(rows["fibonacci"], rows["words"], rows["work"], stats.total_calls >= 70)
    stats.print_stats("fib|words")
    stats.print_callers("fibonacci")
    stats.print_callees("^hot.*words")
    text = steady(out.getvalue())
    print([line.split()[-1] for line in text.splitlines() if "hot_functions.py" in line])
with cProfile.Profile() as profiler:
    work()
path = os.path.join(tempfile.mkdtemp(), "stats")
profiler.dump_stats(path)
loaded = pstats.Stats(path, stream=io.StringIO())
loaded.add(path)
print(loaded.get_stats_profile().func_profiles["words"].ncalls, loaded.sort_stats(pstats.SortKey.CUMULATIVE).sort_type, loaded.reverse_order() is loaded)
for bad in [lambda: loaded.sort_stats("nope"), lambda: pstats.Stats("no such file"), lambda: pstats.Stats(), lambda: pstats.Stats(5), lambda: profiler.runcall(), lambda: cProfile.run("1 / 0")]:
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            bad()
        print("fine")
    except Exception as error:
        print(type(error).__name__, str(error)[:70])

calls = []
print(timeit.timeit(lambda: calls.append(1), number=5) >= 0, len(calls), timeit.timeit("n += 1", "n = 0", number=3) >= 0, len(timeit.repeat("pass", repeat=4, number=2)))
timer = timeit.Timer("value.append(x)", "value = []", globals={"x": 1})
count, seconds = timer.autorange()
print(count > 0, seconds >= 0.2, timer.timeit(10) >= 0, callable(timeit.default_timer))
for bad in [lambda: timeit.Timer(5), lambda: timeit.Timer("1", setup=5), lambda: timeit.Timer("x ="), lambda: timeit.timeit("pass", number="x")]:
    try:
        bad()
    except (ValueError, SyntaxError, TypeError) as error:
        print(type(error).__name__, error)
with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()):
    print(timeit.main(["-n", "1", "-r", "2", "-u", "msec", "-s", "a = 1", "b = a", "c = b"]))
print(re.sub(r"[\d.e-]+", "N", out.getvalue()))
