"""A child forked while other threads compute works: threads, locks, imports."""
import os
import threading
import warnings

# As in CPython, such a fork is warned of.
warnings.simplefilter("ignore", DeprecationWarning)
stop = False


def spin():
    while not stop:
        pass


threads = [threading.Thread(target=spin, daemon=True) for _ in range(3)]
for t in threads:
    t.start()
statuses = []
for i in range(10):
    pid = os.fork()
    if pid == 0:
        out = []
        t = threading.Thread(target=out.append, args=(i,))
        t.start()
        t.join()
        os._exit(0 if out == [i] and threading.active_count() == 1 else 1)
    statuses.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
stop = True
print(statuses)  # expect: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
