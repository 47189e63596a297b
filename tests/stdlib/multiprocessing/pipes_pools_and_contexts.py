# Children at the end of pipes, a pool of processes, sockets in pairs, contexts, a clock that is not real
import contextvars
import multiprocessing
import queue
import sched
import selectors
import socket
import subprocess
import sys


def cube(n):
    return n ** 3


def main():
    code = "import sys; data = sys.stdin.read(); print(data[::-1]); print(len(data), file=sys.stderr); sys.exit(3)"
    done = subprocess.run([sys.executable, "-c", code], input="hello", capture_output=True, text=True)
    print(done.returncode, repr(done.stdout), repr(done.stderr))
    try:
        subprocess.run([sys.executable, "-c", "raise SystemExit(5)"], check=True)
    except subprocess.CalledProcessError as error:
        print(error.returncode, error.cmd[1:])
    with subprocess.Popen([sys.executable, "-u", "-c", "for i in range(2): print(int(input()) + 1)"], stdin=-1, stdout=-1, text=True, bufsize=1) as child:
        for n in (1, 41):
            child.stdin.write(f"{n}\n")
            child.stdin.flush()
            print(child.stdout.readline().strip(), end=" ")
    print(child.returncode, child.poll())

    with multiprocessing.get_context("fork").Pool(2) as pool:
        print(pool.map(cube, range(6)), list(pool.imap(cube, (7, 8))), pool.apply(cube, (3,)), pool.starmap(pow, [(2, 5), (3, 2)]))
        try:
            pool.map(cube, ["a"])
        except TypeError as error:
            print("from the child:", error)

    left, right = socket.socketpair()
    with left, right, selectors.DefaultSelector() as selector:
        selector.register(right, selectors.EVENT_READ, data="echo")
        print(selector.select(0))
        for word in (b"one", b"two"):
            left.sendall(word)
            for key, events in selector.select():
                key.fileobj.sendall(key.data.encode() + b" " + key.fileobj.recv(10))
            print(left.recv(20), end=" ")
        left.shutdown(socket.SHUT_WR)
        print(len(selector.select()), right.recv(1))

    user = contextvars.ContextVar("user", default="nobody")
    token = user.set("ann")
    copy = contextvars.copy_context()
    print(copy.run(lambda: (user.set("bob"), user.get())[1]), user.get(), copy[user], user in contextvars.Context(), len(copy) >= 1)
    user.reset(token)
    print(user.get(), token.old_value is contextvars.Token.MISSING, contextvars.Context().run(user.get, "given"))
    try:
        user.reset(token)
    except RuntimeError as error:
        print(str(error).endswith("has already been used once"))

    now = [0]
    s = sched.scheduler(lambda: now[0], lambda d: now.__setitem__(0, now[0] + d))
    say = lambda text: print(f"at {now[0]}: {text}")
    s.enter(5, 2, say, ("second",))
    s.enter(5, 1, say, ("first",))
    late = s.enterabs(9, 1, say, kwargs={"text": "never"})
    s.enter(2, 1, lambda: (say("cancels"), s.cancel(late)))
    s.run()
    print(s.empty(), now)
    for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
        q = kind()
        for n in (2, 3, 1):
            q.put(n)
        print(kind.__name__, [q.get() for _ in range(q.qsize())], q.empty())


if __name__ == "__main__":
    main()
