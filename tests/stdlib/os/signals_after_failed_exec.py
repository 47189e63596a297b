# An exec that fails leaves the signals as they were: writing to a closed pipe stays an OSError.
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
try:
    os.execv("/not there", ["a"])
except OSError as error:
    print(error)
reader, writer = os.pipe()
os.close(reader)
try:
    os.write(writer, b"x")
except BrokenPipeError as error:
    print(error)
print(signal.getsignal(signal.SIGPIPE) is signal.SIG_IGN, signal.pthread_sigmask(signal.SIG_BLOCK, []))
