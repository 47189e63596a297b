# A signal that arrived before a call blocks is handled before it blocks.
import _thread, os, queue, select, threading, time
r, w = os.pipe()
lock = threading.Lock(); lock.acquire()
for wait in (lambda: time.sleep(1000), lambda: os.read(r, 1), lambda: select.select([r], [], []),
             lock.acquire, threading.Event().wait, queue.SimpleQueue().get):
    try:
        _thread.interrupt_main()
        wait()
        print("waited")
    except KeyboardInterrupt:
        print("interrupted")
# expect: interrupted
# expect: interrupted
# expect: interrupted
# expect: interrupted
# expect: interrupted
# expect: interrupted
