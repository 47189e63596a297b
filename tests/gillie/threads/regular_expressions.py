"""A search that takes for ever lets other threads go on, and is still the same search afterwards."""
import re
import signal
import threading


class Alarm(Exception):
    pass


def ring(number, frame):
    raise Alarm


steps = 0
done = threading.Event()


def work():
    global steps
    while not done.is_set():
        steps += 1


thread = threading.Thread(target=work)
thread.start()
signal.signal(signal.SIGALRM, ring)

for how in ("match", "findall", "sub", "split"):
    for kind in (str, bytes):
        pattern, text = r"(a+)+$", "a" * 40 + "b"
        if kind is bytes:
            pattern, text = pattern.encode(), text.encode()
        before = steps
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        try:
            getattr(re, how)(pattern, *([text[:0], text] if how == "sub" else [text]))
        except Alarm:
            assert steps - before > 10, (how, kind, steps - before)
            print(how, kind.__name__, "interrupted, and the other thread went on")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

# Two threads match with one pattern, both long enough to give way to each other.
pattern = re.compile(r"(?:(a)|(aa)|b)+$")
found = []


def search(text):
    found.append((pattern.match(text + "c"), pattern.match(text).groups()))


searches = [threading.Thread(target=search, args=(text,)) for text in ("a" * 26, "b" + "aa" * 13)]
for one in searches:
    one.start()
for one in searches:
    one.join()
done.set()
thread.join()
print(found)
