"""_thread.interrupt_main() in the main thread: the handler runs before anything else does."""

import _thread
import signal

try:
    _thread.interrupt_main()
    print("not reached")
except KeyboardInterrupt:
    print("interrupted")
signal.signal(signal.SIGUSR1, lambda number, frame: print("handled", number == signal.SIGUSR1, frame.f_code.co_name))
_thread.interrupt_main(signal.SIGUSR1)
print("after")
