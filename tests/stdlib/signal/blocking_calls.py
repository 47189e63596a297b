# a signal handler's exception ends calls that block, and native loops
import itertools, os, queue, signal, socket, subprocess, tempfile, threading, time

class Alarm(Exception):
    pass

def handler(number, frame):
    raise Alarm

signal.signal(signal.SIGALRM, handler)
reading, writing = os.pipe()
ours, theirs = socket.socketpair()
server = socket.socket()
server.bind(("127.0.0.1", 0))
server.listen()
folder = tempfile.mkdtemp()
fifo = os.path.join(folder, "fifo")
os.mkfifo(fifo)
held = threading.Lock()
held.acquire()
child = subprocess.Popen(["sleep", "30"])

calls = {
    "sleep": lambda: time.sleep(30),
    "os.read": lambda: os.read(reading, 1),
    "file read": lambda: open(reading, "rb", closefd=False).read(),
    "readline": lambda: open(reading, closefd=False).readline(),
    "recv": lambda: ours.recv(1),
    "recv with timeout": lambda: (ours.settimeout(30), ours.recv(1)),
    "sendall": lambda: theirs.sendall(bytes(10**8)),
    "accept": lambda: server.accept(),
    "open fifo": lambda: open(fifo),
    "waitpid": lambda: os.waitpid(child.pid, 0),
    "wait": lambda: child.wait(),
    "lock": lambda: held.acquire(),
    "lock with timeout": lambda: held.acquire(timeout=30),
    "event": lambda: threading.Event().wait(),
    "queue": lambda: queue.Queue().get(),
    "max": lambda: max(x for x in itertools.repeat(1)),
    "min": lambda: min(x for x in iter(int, 1)),
    "any": lambda: any(x for x in iter(int, 1)),
    "for": lambda: [x for x in iter(int, 1) if x],
    "lambda": lambda: sum(iter(lambda: 1, 2)),
    "map": lambda: sum(map(lambda x: 0, itertools.repeat(0))),
}
for name, call in calls.items():
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        call()
        print(name, "came back")
    except Alarm:
        print(name, "interrupted")
child.kill()
child.wait()
os.unlink(fifo)
os.rmdir(folder)
