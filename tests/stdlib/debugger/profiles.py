# cProfile and profile: who called whom how often.
import cProfile, io, profile, pstats, re, sys


def leaf():
    return 1


def middle(n):
    return [leaf() for _ in range(n)]


def root():
    try:
        middle(3)
        sorted([3, 1, 2], key=lambda x: -x)
        len("abc")
        raise ValueError
    except ValueError:
        return sum(i for i in range(3))


def recursive(n):
    return n and recursive(n - 1)


def table(profiler):
    stats = pstats.Stats(profiler)
    rows = []
    for (file, line, name), (primitive, calls, _, _, callers) in stats.stats.items():
        if file == __file__ or name in ("<built-in method builtins.len>", "<built-in method builtins.sorted>", "<built-in method builtins.sum>"):
            rows.append((name, primitive, calls, sorted(caller[2] for caller in callers if caller[0] == __file__)))
    return sorted(rows)


for module in (cProfile, profile):
    profiler = module.Profile()
    print(module.__name__, profiler.runcall(root))
    for row in table(profiler):
        print("  ", row)
    profiler = module.Profile()
    profiler.runcall(recursive, 5)
    print("  ", table(profiler))
    profiler = module.Profile()
    profiler.runctx("recursive(2); leaf()", globals(), {})
    print("  ", table(profiler))
out = io.StringIO()
profiler = cProfile.Profile()
with profiler:
    root()
stats = pstats.Stats(profiler, stream=out).strip_dirs().sort_stats("name")
stats.print_stats("leaf|middle|root")
stats.print_callers("leaf")
stats.print_callees("root")
text = re.sub(r"\d+\.\d+", "TIME", out.getvalue())
text = re.sub(r"\d+ function calls.*", "CALLS", text)
print("\n".join(line.rstrip() for line in text.splitlines() if "due to restriction" not in line and "Random" not in line))
profiler = cProfile.Profile(builtins=False, subcalls=False)
profiler.enable()
len("x")
leaf()
profiler.disable()
print([(entry.code.co_name, entry.callcount, entry.calls) for entry in profiler.getstats() if hasattr(entry.code, "co_name")])
profiler.clear()
print([e for e in profiler.getstats()], sys.getprofile())
first = cProfile.Profile()
first.enable()
try:
    cProfile.Profile().enable()
except ValueError as error:
    print(error)
first.disable()
