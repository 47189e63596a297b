"""Dump the Python traceback: on request, after a timeout, on a signal.

As CPython's module of this name, with one difference: the dumps are made by Python code, in the main thread, so that
they wait for what runs in native code. A signal of a crash that was sent (by os.kill, by another process) is dealt
with like that too, and a second one ends the process at once; at a fault of the machine, after which no Python code can
run, the signal's handler writes the same.
"""

import _thread
import os
import _signal
import sys

_MAX_FRAMES = 100
_MAX_STRING = 500

_NAMES = {
    _signal.SIGSEGV: "Segmentation fault",
    _signal.SIGFPE: "Floating-point exception",
    _signal.SIGABRT: "Aborted",
    _signal.SIGBUS: "Bus error",
    _signal.SIGILL: "Illegal instruction",
}
_enabled = None
_registered = {}
_later = None


def _fileno(file):
    if file is None:
        file = sys.stderr
        if file is None:
            raise RuntimeError("sys.stderr is None")
    if isinstance(file, int):
        if file < 0:
            raise ValueError("file is not a valid file descriptor")
        return file, file
    number = file.fileno()
    if not isinstance(number, int) or number < 0:
        raise RuntimeError("file.fileno() is not a valid file descriptor")
    try:
        file.flush()
    except Exception:
        pass
    return file, number


def _clipped(text):
    text = text.encode("ascii", "backslashreplace").decode()
    return text if len(text) <= _MAX_STRING else text[:_MAX_STRING] + "..."


def _stack(frame):
    lines = []
    while frame is not None and frame.f_code.co_filename == _stack.__code__.co_filename:
        frame = frame.f_back
    while frame is not None:
        if len(lines) == _MAX_FRAMES:
            break
        code = frame.f_code
        lines.append(f'  File "{_clipped(code.co_filename)}", '
                     f'line {frame.f_lineno if frame.f_lineno is not None else "???"} '
                     f'in {_clipped(code.co_name)}\n')
        frame = frame.f_back
    return "".join(lines)


def _dump(number, frame, all_threads, hidden=None):
    """Write the stack of the calling thread, which begins at frame, and perhaps of the others."""
    if not all_threads:
        text = "Stack (most recent call first):\n" + _stack(frame)
    else:
        own = _thread.get_ident()
        frames = sys._current_frames()
        parts = []
        for ident in sorted(frames, reverse=True):
            if ident == hidden:
                continue
            word = "Current thread" if ident == own else "Thread"
            stack = _stack(frame if ident == own else frames[ident])
            parts.append(f"{word} {ident:#018x} (most recent call first):\n{stack}")
        text = "\n".join(parts)
    data = text.encode()
    while data:
        data = data[os.write(number, data):]


def dump_traceback(file=None, all_threads=True):
    """Dump the traceback of the current thread, or of all threads if all_threads is True, into file."""
    file, number = _fileno(file)
    _dump(number, sys._getframe(1), all_threads)


def enable(file=None, all_threads=True, c_stack=True):
    """Enable the fault handler."""
    global _enabled
    file, number = _fileno(file)

    def crash(signum, frame):
        head = f"Fatal Python error: {_NAMES[signum]}\n\n"
        try:
            os.write(number, head.encode())
            _dump(number, frame, all_threads)
        finally:
            _die(signum)

    _signal._catch_fatal(crash, number, all_threads)
    _enabled = file


def disable():
    """Disable the fault handler."""
    global _enabled
    was = _enabled is not None
    if was:
        _signal._catch_fatal(None, -1)
    _enabled = None
    return was


def is_enabled():
    """Check if the handler is enabled."""
    return _enabled is not None


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """Dump the traceback of all threads in timeout seconds, or each timeout seconds if repeat is True.
    If exit is True, call _exit(1) which is not safe."""
    global _later
    microseconds = int(timeout * 1_000_000)
    if microseconds <= 0:
        raise ValueError("timeout must be greater than 0")
    file, number = _fileno(file)
    cancel_dump_traceback_later()
    second, rest = divmod(microseconds, 1_000_000)
    minute, second = divmod(second, 60)
    hour, minute = divmod(minute, 60)
    head = f"Timeout ({hour}:{minute:02}:{second:02}"
    head += (f".{rest:06}" if rest else "") + ")!\n"
    cancelled = _thread.allocate_lock()
    cancelled.acquire()

    def wait():
        while not cancelled.acquire(timeout=timeout):
            try:
                os.write(number, head.encode())
                _dump(number, None, True, _thread.get_ident())
            except OSError:
                return
            if exit:
                os._exit(1)
            if not repeat:
                return

    _later = cancelled, file
    _thread.start_new_thread(wait, ())


def cancel_dump_traceback_later():
    """Cancel the previous call to dump_traceback_later()."""
    global _later
    if _later is not None:
        cancelled, _later = _later[0], None
        cancelled.release()


def register(signum, file=None, all_threads=True, chain=False):
    """Register a handler for the signal 'signum': dump the traceback of the current thread, or of all threads if
    all_threads is True, into file."""
    if signum in (_signal.SIGSEGV, _signal.SIGFPE, _signal.SIGABRT, _signal.SIGBUS, _signal.SIGILL):
        raise RuntimeError(f"signal {int(signum)} cannot be registered, use enable() instead")
    if not 1 <= signum < _signal.NSIG:
        raise ValueError("signal number out of range")
    file, number = _fileno(file)
    before = _registered[signum][0] if signum in _registered else _signal.getsignal(signum)

    def dump(signum, frame):
        _dump(number, frame, all_threads)
        if chain:
            if callable(before):
                before(signum, frame)
            elif before == _signal.SIG_DFL:
                _signal.signal(signum, _signal.SIG_DFL)
                _signal.raise_signal(signum)
                _signal.signal(signum, dump)

    _signal.signal(signum, dump)
    _registered[signum] = before, file


def unregister(signum):
    """Unregister the handler of the signal 'signum' registered by register()."""
    if not 1 <= signum < _signal.NSIG:
        raise ValueError("signal number out of range")
    if signum not in _registered:
        return False
    _signal.signal(signum, _registered.pop(signum)[0])
    return True


def _die(signum):
    """End the process by the signal's default action."""
    _signal._catch_fatal(None, -1)
    os.kill(os.getpid(), signum)


# What CPython's tests call to crash a process.
def _crash(signum):
    crash = _enabled is not None
    os.kill(os.getpid(), signum)
    while crash:  # the main thread ends the process
        _thread.allocate_lock().acquire(timeout=0.01)


def _sigsegv(release_gil=False):
    _crash(_signal.SIGSEGV)


def _sigabrt():
    _crash(_signal.SIGABRT)


def _sigfpe():
    _crash(_signal.SIGFPE)


if "faulthandler" in sys._xoptions or sys.flags.dev_mode or (
        os.environ.get("PYTHONFAULTHANDLER") and not sys.flags.ignore_environment):
    enable()
