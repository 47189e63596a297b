# Signals: handlers, raise_signal, os.kill to oneself, KeyboardInterrupt, alarm.
import signal, os, time
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.SIGINT, int(signal.SIGTERM), signal.Signals(2).name, signal.getsignal(signal.SIGTERM))
try:
    os.kill(os.getpid(), signal.SIGINT)
    for _ in range(1000): time.sleep(0.01)
    print("not interrupted")
except KeyboardInterrupt as e: print("interrupted", repr(e))
try:
    signal.raise_signal(signal.SIGINT)
    while True: pass
except KeyboardInterrupt: print("busy loop interrupted")
def handler(num, frame): print("handler", signal.Signals(num).name, frame is not None); seen.append(num)
seen = []
old = signal.signal(signal.SIGUSR1, handler); print(old)
os.kill(os.getpid(), signal.SIGUSR1)
while not seen: pass
signal.signal(signal.SIGUSR1, signal.SIG_IGN); os.kill(os.getpid(), signal.SIGUSR1); time.sleep(0.01); print(len(seen), signal.getsignal(signal.SIGUSR1))
def raiser(n, f): raise TimeoutError("from handler")
signal.signal(signal.SIGALRM, raiser); signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    while True: pass
except TimeoutError as e: print(e)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try: time.sleep(10); print("slept")
except TimeoutError as e: print("sleep interrupted by", e)
signal.alarm(0); signal.signal(signal.SIGINT, handler); os.kill(os.getpid(), signal.SIGINT)
while len(seen) < 2: pass
signal.signal(signal.SIGINT, signal.default_int_handler)
for f in (lambda: signal.signal(999, handler), lambda: signal.signal(signal.SIGKILL, handler), lambda: signal.signal(signal.SIGUSR1, 5), lambda: signal.getsignal(0), lambda: signal.Signals(999), lambda: os.kill(os.getpid(), 999)):
    try: print(f())
    except (ValueError, OSError, TypeError) as e: print(type(e).__name__, e)
import threading
def in_thread():
    try: signal.signal(signal.SIGUSR1, handler)
    except ValueError as e: print(e)
t = threading.Thread(target=in_thread); t.start(); t.join()
lock = threading.Lock(); lock.acquire(); signal.signal(signal.SIGALRM, raiser); signal.setitimer(signal.ITIMER_REAL, 0.02)
try: lock.acquire()
except TimeoutError: print("waiting on a lock was interrupted")
try:
    try: signal.raise_signal(signal.SIGINT); [None for _ in range(10)]
    finally: print("finally")
except KeyboardInterrupt: print("end")
