# What runs, and in which order, while an exception passes through frames.
log = []
class Guard:
    def __init__(self, n): self.n = n
    def __enter__(self): log.append(f"+{self.n}"); return self
    def __exit__(self, *e): log.append(f"-{self.n}:{e[0].__name__ if e[0] else None}")
    def __del__(self): log.append(f"del {self.n}")
def inner():
    with Guard("i"):
        try: raise KeyError("deep")
        finally: log.append("inner finally")
def middle():
    for i in range(2):
        with Guard(f"m{i}"):
            try: inner()
            except IndexError: log.append("never")
            else: log.append("never")
            finally: log.append("middle finally")
def outer():
    try:
        with Guard("o"): middle()
    except KeyError as e:
        log.append(f"caught {e}")
        try: raise ValueError from e
        except ValueError as v: log.append(f"cause {v.__cause__!r}")
    else: log.append("never")
    return "done"
print(outer()); print(*log, sep="\n"); log.clear()
def in_generator():
    with Guard("g"):
        try: yield 1; yield 2
        except ValueError as e: log.append(f"gen caught {e}"); yield "recovered"
        finally: log.append("gen finally")
g = in_generator(); next(g); print(g.throw(ValueError("v")), list(g)); print(*log); log.clear()
def nested_finally(n):
    try:
        if n: nested_finally(n - 1)
        else: raise RuntimeError("bottom")
    finally: log.append(n)
try: nested_finally(5)
except RuntimeError as e: print(e, log)
log.clear()
def replace():
    try:
        try: raise ValueError(1)
        finally:
            try: raise TypeError(2)
            except TypeError: log.append("inner handled")
    except ValueError as e: return repr(e), e.__context__
print(replace()); depth = 0
def chain(n):
    try: raise ValueError(n)
    except ValueError:
        if n: chain(n - 1)
        else: raise KeyError("end")
try: chain(4)
except KeyError as e:
    while e: print(repr(e), end=" "); e = e.__context__
def comprehension(): return [1 / x for x in (2, 1, 0)]
def sort_key(): return sorted([3, 0, 1], key=lambda x: 1 / x)
def in_map(): return list(map(lambda x: 1 / x, [0]))
def in_dict(): return {k: [][k] for k in range(1)}
def default(a=[1][0]): return a
for f in (comprehension, sort_key, in_map, in_dict):
    try: f()
    except (ZeroDivisionError, IndexError) as e:
        tb, names = e.__traceback__.tb_next, []
        while tb: names.append(tb.tb_frame.f_code.co_name); tb = tb.tb_next
        print(type(e).__name__, names)
