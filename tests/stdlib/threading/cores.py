"""Computing threads stay on one core; nobody ever sees that, and no child inherits it."""
import os
import subprocess
import sys
import threading
import warnings

warnings.simplefilter("ignore")  # fork among threads

own = os.sched_getaffinity(0)
seen = []
# Some turns of the check interval, where there is one.
rounds = 3 * min(getattr(sys, "getcheckinterval", lambda: 200_000)(), 200_000)


def compute(look):
    for _ in range(rounds):
        pass
    seen.append(look())
    for _ in range(rounds):
        pass


def asked():
    return os.sched_getaffinity(0)


def in_a_program():
    ask = "import os; print(sorted(os.sched_getaffinity(0)))"
    return set(eval(subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True).stdout))


def in_a_thread():
    thread = threading.Thread(target=compute, args=(asked,))
    thread.start()
    thread.join()
    return asked()


def in_a_child():
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(write, repr(os.sched_getaffinity(0)).encode())
        os._exit(0)
    os.waitpid(pid, 0)
    return eval(os.read(read, 10_000))


looks = [asked, in_a_program, in_a_thread, in_a_child]
threads = [threading.Thread(target=compute, args=(look,)) for look in looks]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(seen), all(cores == own for cores in seen), asked() == own, os.process_cpu_count() == len(own))

if len(own) > 1:
    # What a program itself sets stays.
    one = {min(own)}

    def settle():
        os.sched_setaffinity(0, one)
        for _ in range(rounds):
            pass
        print(asked() == one)

    threads = [threading.Thread(target=compute, args=(asked,)), threading.Thread(target=settle)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(asked() == own)
else:
    print(True, True, sep="\n")
