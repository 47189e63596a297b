# Starting processes and waiting for them.
import os
import signal
import sys


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


def child(status):
    pid = os.fork()
    if pid == 0:
        os._exit(status)
    return pid


pid = child(3)
print(os.wait() == (pid, 3 << 8))
pid = child(4)
found, status, usage = os.wait3(0)
print(found == pid, os.waitstatus_to_exitcode(status), type(usage).__name__, len(usage))
pid = child(5)
found, status, usage = os.wait4(pid, 0)
print(found == pid, os.waitstatus_to_exitcode(status))
pid = child(6)
info = os.waitid(os.P_PID, pid, os.WEXITED)
print(info.si_pid == pid, info.si_status, info.si_code == os.CLD_EXITED, info.si_signo == signal.SIGCHLD)
attempt(os.waitid, os.P_ALL, 0, os.WEXITED)
attempt(os.wait3, 0)

sys.stdout.flush()
for spawn in (os.posix_spawn, os.posix_spawnp):
    pid = spawn("/bin/sh" if spawn is os.posix_spawn else "sh", ["sh", "-c", "echo $WORD; exit 7"], {"WORD": "spawned", "PATH": os.defpath})
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
reading, writing = os.pipe()
pid = os.posix_spawn(
    "/bin/sh",
    ["sh", "-c", "echo to the pipe"],
    os.environ,
    file_actions=[(os.POSIX_SPAWN_DUP2, writing, 1), (os.POSIX_SPAWN_CLOSE, reading)],
    setsid=True,
    setsigdef=[signal.SIGPIPE],
)
os.close(writing)
os.waitpid(pid, 0)
print(os.read(reading, 100))
attempt(os.posix_spawn, "/no/such/program", ["x"], {})
attempt(os.posix_spawn, "/bin/sh", [], {})
attempt(os.posix_spawn, "/bin/sh", "sh", {})
attempt(os.posix_spawn, "/bin/sh", ["sh"], {}, file_actions=[()])
attempt(os.posix_spawn, "/bin/sh", ["sh"], {}, file_actions=[(9, 1)])
attempt(os.posix_spawn, "/bin/sh", ["sh"], {}, setsigmask=[1000])
pid = os.fork()
if pid == 0:
    os.abort()
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGABRT)
print(len(os.getresuid()), len(os.getresgid()), os.device_encoding(os.open(os.devnull, os.O_RDONLY)))
descriptor = os.eventfd(3)
os.eventfd_write(descriptor, 4)
print(os.eventfd_read(descriptor))
print(os.sched_get_priority_min(os.SCHED_OTHER), os.sched_param(5), os.pathconf("/", "PC_NAME_MAX"))
