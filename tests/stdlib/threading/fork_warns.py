"""A fork while other threads run is warned of, in the parent."""

import os
import threading
import warnings

done = threading.Event()


def fork():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        pid = os.fork()
        if pid == 0:
            os._exit(len(caught))
        _, status = os.waitpid(pid, 0)
    print([(warning.category.__name__, str(warning.message).replace(str(os.getpid()), "PID")) for warning in caught], status)


fork()
thread = threading.Thread(target=done.wait)
thread.start()
fork()
done.set()
thread.join()
fork()
