# _thread: the low-level module.
import _thread, time
l = _thread.allocate_lock(); done = _thread.allocate_lock(); done.acquire(); out = []
def f(a, b=0): out.append((a, b)); done.release()
i = _thread.start_new_thread(f, (1,), {"b": 2}); done.acquire(); print(out, isinstance(i, int), _thread.get_ident() != i, _thread.error is RuntimeError, _thread.LockType.__name__, l.acquire(0), l.locked(), l.release(), _thread.TIMEOUT_MAX > 1e6, isinstance(_thread.get_native_id(), int), _thread._count() >= 0)
with l: print(l.locked())
for g in (lambda: _thread.start_new_thread(5, ()), lambda: _thread.start_new_thread(f, 5), lambda: _thread.start_new_thread(f, (), 5), lambda: _thread.start_new_thread(f), lambda: l.release()):
    try: g()
    except (TypeError, RuntimeError) as e: print(type(e).__name__, e)
def ex(): out.append("before exit"); _thread.exit(); out.append("never")
def wrap():
    try: ex()
    finally: done.release()
_thread.start_new_thread(wrap, ()); done.acquire(); print(out[-1]); r = _thread.RLock(); r.acquire(); print(r.acquire(), r._is_owned(), r.release(), r.release())
try: _thread.interrupt_main(); time.sleep(5); print("not interrupted")
except KeyboardInterrupt: print("interrupted by itself")
loc = _thread._local(); loc.a = 1; print(loc.a); n = 0; locks = [_thread.allocate_lock() for _ in range(8)]; [x.acquire() for x in locks]; total = []
def adder(k): total.extend([k] * 10); locks[k].release()
for k in range(8): _thread.start_new_thread(adder, (k,))
for x in locks: x.acquire()
print(len(total), sum(total))
