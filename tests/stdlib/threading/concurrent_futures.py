# concurrent.futures.ThreadPoolExecutor.
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED, Future, TimeoutError, CancelledError
import threading, time
def square(n): return n * n
def fail(n): raise ValueError(f"bad {n}")
with ThreadPoolExecutor(max_workers=4, thread_name_prefix="pool") as ex:
    print(list(ex.map(square, range(8))), ex.submit(square, 9).result(), sorted(f.result() for f in as_completed([ex.submit(square, i) for i in range(5)])), list(ex.map(lambda a, b: a + b, "ab", "cd")))
    f = ex.submit(fail, 3)
    try: f.result()
    except ValueError as e: print(e, repr(f.exception()), f.done())
    print(ex.submit(lambda: threading.current_thread().name.startswith("pool")).result())
    e = threading.Event(); slow = ex.submit(e.wait)
    try: slow.result(timeout=0.01)
    except TimeoutError: print("timeout")
    print(slow.running(), slow.cancel(), slow.done()); e.set(); print(slow.result())
    called = []; f = ex.submit(square, 2); f.add_done_callback(lambda fut: called.append(fut.result())); f.result(); wait([f]); time.sleep(0.01); print(called)
    done, rest = wait([ex.submit(square, i) for i in range(3)]); print(len(done), len(rest))
    it = ex.map(fail, [1, 2])
    try: next(it)
    except ValueError as x: print("map raised", x)
try: ex.submit(square, 1)
except RuntimeError as x: print(x)
with ThreadPoolExecutor(1) as ex:
    e = threading.Event(); first = ex.submit(e.wait); second = ex.submit(square, 5); print(second.cancel(), second.cancelled()); e.set()
    try: second.result()
    except CancelledError as x: print(type(x).__name__)
f = Future(); f.set_result(5); print(f.result(), f.done(), str(f).split(" ", 3)[-1][:14])
try: ThreadPoolExecutor(0)
except ValueError as x: print(x)
with ThreadPoolExecutor(2, initializer=lambda: called.append("init")) as ex: print(sum(ex.map(square, range(100))))
