# An uncaught KeyboardInterrupt kills the process with SIGINT.
import signal, atexit
atexit.register(print, "atexit ran")
def work():
    signal.raise_signal(signal.SIGINT)
    while True: pass
work()
