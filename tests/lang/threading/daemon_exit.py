# The program ends although daemon threads still run.
import threading, time, atexit
def forever():
    while True: time.sleep(0.001)
def spin():
    while True: sum(range(10))
for f in (forever, spin, spin): threading.Thread(target=f, daemon=True).start()
class AtExit(threading.Thread):
    def run(self): time.sleep(0.02); print("non-daemon thread is waited for")
AtExit().start()
atexit.register(lambda: print("atexit after threads", threading.current_thread().name))
threading._register_atexit(lambda: print("threading atexit first"))
print("main ends")
