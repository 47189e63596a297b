# Forking while threads compute, wait and hold locks gives a child that works.
import os, signal, threading, time, warnings
warnings.simplefilter("ignore", DeprecationWarning)  # of forks with threads
stop = False
lock = threading.Lock()
def spin():
    while not stop: sum(range(50))
def contend():
    while not stop:
        with lock: pass
others = [threading.Thread(target=f, daemon=True) for f in (spin, spin, contend, contend)]
for t in others: t.start()

def child():
    assert threading.active_count() == 1
    assert threading.current_thread() is threading.main_thread()
    for t in others: t.join()
    total, own = [0], threading.Lock()
    def work():
        for _ in range(100):
            with own: total[0] += 1
    threads = [threading.Thread(target=work) for _ in range(4)]
    for t in threads: t.start()
    for t in threads: t.join()
    assert total[0] == 400
    event = threading.Event()
    threading.Timer(0.01, event.set).start()
    assert event.wait(60)
    try:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(60)
    except KeyboardInterrupt:
        os._exit(7)

def fork():
    pid = os.fork()
    if pid == 0:
        child()
        os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

print([fork() for _ in range(5)])  # expect: [7, 7, 7, 7, 7]
results = []
for _ in range(3):
    t = threading.Thread(target=lambda: results.append(fork()))
    t.start()
    t.join()
print(results)  # expect: [7, 7, 7]
stop = True
