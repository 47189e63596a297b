# A handler after the default action, and the other way round.
import os
import signal
import subprocess
import sys
import time

seen = []


def handler(number, frame):
    seen.append(number)


for _ in range(3):
    signal.signal(signal.SIGUSR1, handler)
    os.kill(os.getpid(), signal.SIGUSR1)
    signal.signal(signal.SIGUSR1, signal.SIG_DFL)
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    os.kill(os.getpid(), signal.SIGUSR1)
print(seen == [signal.SIGUSR1] * 3)
signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.05)
signal.pause()
signal.signal(signal.SIGALRM, signal.SIG_DFL)
print(len(seen), signal.getsignal(signal.SIGALRM))
print(signal.getsignal(signal.SIGPIPE), signal.getsignal(signal.SIGXFSZ))

# Held back, and taken out by hand.
signal.signal(signal.SIGUSR2, handler)
print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2]))
os.kill(os.getpid(), signal.SIGUSR2)
print(signal.sigpending(), len(seen))
print(signal.sigwait([signal.SIGUSR2]), signal.sigpending())
os.kill(os.getpid(), signal.SIGUSR2)
info = signal.sigwaitinfo({signal.SIGUSR2})
print(info.si_signo == signal.SIGUSR2, info.si_pid == os.getpid())
print(signal.sigtimedwait([signal.SIGUSR2], 0.01))
os.kill(os.getpid(), signal.SIGUSR2)
print(signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR2]), len(seen))
for wrong in ([0], [65], ["x"], 5):
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
reading, writing = os.pipe()
try:
    signal.set_wakeup_fd(writing)
except ValueError as error:
    print(str(error).replace(str(writing), "N"))
