# No descriptor is told of signals before one is set: set_wakeup_fd answers -1 the first time.
import os
import signal
import socket

ours, theirs = socket.socketpair()
ours.setblocking(False)
theirs.setblocking(False)
print(signal.set_wakeup_fd(ours.fileno(), warn_on_full_buffer=False))
signal.signal(signal.SIGUSR1, lambda *_: None)
os.kill(os.getpid(), signal.SIGUSR1)
print(theirs.recv(10) == bytes([signal.SIGUSR1]))
print(signal.set_wakeup_fd(-1) == ours.fileno(), signal.set_wakeup_fd(-1))
