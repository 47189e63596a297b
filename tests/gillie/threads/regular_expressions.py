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


thread = threading.Thread(target=work, daemon=True)
thread.start()
signal.signal(signal.SIGALRM, ring)

for how in ("match", "findall", "sub"):
    for kind in (str, bytes):
        pattern, text = r"(a+)+$", "a" * 40 + "b"
        if kind is bytes:
            pattern, text = pattern.encode(), text.encode()
        before = steps
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        try:
            getattr(re, how)(pattern, *([text[:0], text] if how == "sub" else [text]))
        except Alarm:
            assert steps > before, (how, kind)
            print(how, kind.__name__)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

done.set()
thread.join()
# Two threads match with one pattern, long enough to give way to each other.
pattern = re.compile(r"(?:(a)|(aa)|b)+$")
found = []


def search(text):
    found.append((pattern.match(text + "c"), pattern.match(text).groups()))


searches = [threading.Thread(target=search, args=(text,)) for text in ("a" * 21, "b" + "aa" * 10)]
for one in searches:
    one.start()
for one in searches:
    one.join()
print(found)
# expect: match str
# expect: match bytes
# expect: findall str
# expect: findall bytes
# expect: sub str
# expect: sub bytes
# expect: [(None, ('a', None)), (None, ('a', None))]
