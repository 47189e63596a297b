# Error handling as programs do it: retries, cleanup stacks, error aggregation, validation.
import contextlib
class Transient(Exception): pass
class Permanent(Exception): pass
def retry(times, on):
    def deco(f):
        def wrapper(*a):
            last = None
            for attempt in range(1, times + 1):
                try:
                    return f(attempt, *a)
                except on as e:
                    print(f"attempt {attempt}: {e}")
                    last = e
            raise Permanent(f"gave up after {times}") from last
        return wrapper
    return deco
@retry(3, Transient)
def flaky(attempt, succeed_at):
    if attempt < succeed_at: raise Transient(f"not yet {attempt}")
    return f"ok at {attempt}"
print(flaky(2))
try:
    flaky(9)
except Permanent as e:
    print(e, "<-", e.__cause__)
def validate(record):
    errors = []
    for field, check in {"age": int, "name": str.isalpha, "size": float}.items():
        try:
            if check(record[field]) is False: raise ValueError(f"{field} is not alphabetic")
        except (ValueError, KeyError, TypeError) as e:
            e.add_note(f"field {field}")
            errors.append(e)
    if errors: raise ExceptionGroup("invalid record", errors)
    return "valid"
for r in [{"age": "5", "name": "bob", "size": "1.5"}, {"age": "x", "name": "b1"}, {"age": None, "name": "ok", "size": "2"}]:
    try:
        print(validate(r))
    except ExceptionGroup as g:
        print(g.message, [(type(e).__name__, str(e), e.__notes__) for e in g.exceptions])
class Transaction:
    def __init__(self): self.undo = []
    def do(self, name, fail=False):
        if fail: raise RuntimeError(f"{name} failed")
        print("do", name)
        self.undo.append(name)
    def __enter__(self): return self
    def __exit__(self, kind, value, tb):
        if kind:
            while self.undo: print("undo", self.undo.pop())
        return kind is RuntimeError
with Transaction() as t:
    t.do("a"); t.do("b"); t.do("c", fail=True)
def parse(s):
    for conv in (int, float, complex):
        with contextlib.suppress(ValueError): return conv(s)
    raise ValueError(f"cannot parse {s!r}")
for s in ["1", "1.5", "1+2j", "zz"]:
    try: print(repr(parse(s)))
    except ValueError as e: print(e)
def safe_div(xs):
    for x in xs:
        try: result = 10 / x
        except ZeroDivisionError: yield "inf"
        except TypeError as e: yield str(e)
        else: yield result
        finally: print(end=".")
print(list(safe_div([1, 0, "a", 4])))
