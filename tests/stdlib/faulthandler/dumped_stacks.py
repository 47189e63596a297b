# faulthandler: stacks on request, after a time, on a signal.
import faulthandler, os, re, signal, sys, tempfile, threading


def shown(text):
    text = re.sub(r"0x[0-9a-f]+", "0xID", text).replace(__file__, "program.py")
    text = re.sub(r" \[.*\]", "", text)
    return "\n".join(line for line in text.splitlines() if "threading.py" not in line)


def read(file):
    file.seek(0)
    text = file.read()
    file.seek(0)
    file.truncate()
    return shown(text)


def inner(file, **options):
    faulthandler.dump_traceback(file, **options)


def outer(file, **options):
    inner(file, **options)


with tempfile.TemporaryFile("w+") as file:
    outer(file)
    print(read(file))
    outer(file, all_threads=False)
    print(read(file))
    outer(file.fileno(), all_threads=False)
    print(read(file))

    def deep(n):
        if n:
            deep(n - 1)
        else:
            inner(file)

    deep(150)
    text = read(file).splitlines()
    print(len(text), text[0], text[1], text[-1], sep="\n")
    ready, finish = threading.Event(), threading.Event()

    def waits():
        ready.set()
        finish.wait()

    thread = threading.Thread(target=waits)
    thread.start()
    ready.wait()
    inner(file)
    text = read(file)
    finish.set()
    thread.join()
    print(text.count("Thread 0xID"), text.count("Current thread 0xID"))
    print(faulthandler.register(signal.SIGUSR1, file=file, all_threads=False))
    os.kill(os.getpid(), signal.SIGUSR1)
    print(read(file))
    print(faulthandler.unregister(signal.SIGUSR1), faulthandler.unregister(signal.SIGUSR1))
    called = []
    signal.signal(signal.SIGUSR1, lambda number, frame: called.append(number))
    faulthandler.register(signal.SIGUSR1, file=file, all_threads=False, chain=True)
    signal.raise_signal(signal.SIGUSR1)
    print(read(file).splitlines()[0], [int(n) for n in called] == [int(signal.SIGUSR1)])
    faulthandler.unregister(signal.SIGUSR1)
    faulthandler.dump_traceback_later(3600, file=file)
    faulthandler.cancel_dump_traceback_later()
    faulthandler.cancel_dump_traceback_later()
    print(repr(read(file)))
print(faulthandler.is_enabled(), faulthandler.disable())
with tempfile.TemporaryFile("w+") as file:
    print(faulthandler.enable(file), faulthandler.is_enabled(), faulthandler.disable(), faulthandler.is_enabled())


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


attempt(faulthandler.dump_traceback, "x")
attempt(faulthandler.dump_traceback, -1)
attempt(faulthandler.dump_traceback_later, 0)
attempt(faulthandler.dump_traceback_later, -1)
attempt(faulthandler.register, signal.SIGSEGV)
attempt(faulthandler.register, 1000)
attempt(faulthandler.unregister, 0)
saved, sys.stderr = sys.stderr, None
attempt(faulthandler.enable)
attempt(faulthandler.dump_traceback)
sys.stderr = saved
