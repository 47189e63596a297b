"""The GIL is released around sleep, pipes, locks and join: others go on meanwhile."""
# options: --check-interval 1000000000
import os
import threading
import time


def others_run_during(blocking, unblock):
    """Does this thread get on while another is inside `blocking`?"""
    done = threading.Event()
    t = threading.Thread(target=lambda: (blocking(), done.set()))
    t.start()
    n = 0
    for i in range(10000):
        n += i
    before = done.is_set()
    unblock()
    t.join()
    return n == 49995000 and not before and done.is_set()


r, w = os.pipe()
print(others_run_during(lambda: os.read(r, 1), lambda: os.write(w, b"x")))  # expect: True
lock = threading.Lock()
lock.acquire()
print(others_run_during(lock.acquire, lock.release))  # expect: True
event = threading.Event()
print(others_run_during(event.wait, event.set))  # expect: True
sleeper = threading.Thread(target=time.sleep, args=(0.2,))
sleeper.start()
print(others_run_during(sleeper.join, lambda: None))  # expect: True
pid_r, pid_w = os.pipe()
pid = os.fork()
if pid == 0:
    os.read(pid_r, 1)
    os._exit(0)
print(others_run_during(lambda: os.waitpid(pid, 0), lambda: os.write(pid_w, b"x")))  # expect: True
