"""The system's log.

CPython's module stands on the C library's `syslog`, whose state is the
process's own and whose pointers outlive the caller. This one says the same to
the same place: datagrams to `/dev/log`, as the C library sends them. As there,
messages are lost without a word where nobody listens.
"""

import sys

__all__ = ["openlog", "syslog", "closelog", "setlogmask", "LOG_MASK", "LOG_UPTO"]

_CONSTANTS = {
    "LOG_EMERG": 0, "LOG_ALERT": 1, "LOG_CRIT": 2, "LOG_ERR": 3,
    "LOG_WARNING": 4, "LOG_NOTICE": 5, "LOG_INFO": 6, "LOG_DEBUG": 7,
    "LOG_PID": 1, "LOG_CONS": 2, "LOG_ODELAY": 4, "LOG_NDELAY": 8,
    "LOG_NOWAIT": 16, "LOG_PERROR": 32,
    "LOG_KERN": 0 << 3, "LOG_USER": 1 << 3, "LOG_MAIL": 2 << 3,
    "LOG_DAEMON": 3 << 3, "LOG_AUTH": 4 << 3, "LOG_SYSLOG": 5 << 3,
    "LOG_LPR": 6 << 3, "LOG_NEWS": 7 << 3, "LOG_UUCP": 8 << 3,
    "LOG_CRON": 9 << 3, "LOG_AUTHPRIV": 10 << 3, "LOG_FTP": 11 << 3,
    "LOG_LOCAL0": 16 << 3, "LOG_LOCAL1": 17 << 3, "LOG_LOCAL2": 18 << 3,
    "LOG_LOCAL3": 19 << 3, "LOG_LOCAL4": 20 << 3, "LOG_LOCAL5": 21 << 3,
    "LOG_LOCAL6": 22 << 3, "LOG_LOCAL7": 23 << 3,
}
globals().update(_CONSTANTS)
__all__ += _CONSTANTS

_opened = False
_ident = None
_option = 0
_facility = 8
_mask = 0xFF
_socket = None


def _default_ident():
    argv = getattr(sys, "argv", None)
    if not isinstance(argv, list) or not argv or not isinstance(argv[0], str):
        return None
    return argv[0].rpartition("/")[2] or None


def _connect():
    global _socket
    if _socket is None:
        import socket

        made = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        try:
            made.connect("/dev/log")
        except OSError:
            made.close()
            raise
        _socket = made
    return _socket


def openlog(ident=None, logoption=0, facility=8):
    """Set logging options of subsequent syslog() calls."""
    global _opened, _ident, _option, _facility
    if ident is not None and not isinstance(ident, str):
        raise TypeError(
            f"openlog() argument 1 must be str, not {type(ident).__name__}")
    if ident is None:
        ident = _default_ident()
    ident.encode()  # no surrogates
    logoption, facility = logoption.__index__(), facility.__index__()
    sys.audit("syslog.openlog", ident, logoption, facility)
    _opened, _ident, _option, _facility = True, ident, logoption, facility
    if logoption & 8:
        try:
            _connect()
        except OSError:
            pass


def syslog(*args):
    """syslog([priority=LOG_INFO,] message)

    Send the string message to the system logger."""
    match args:
        case (message,):
            priority = 6
        case (priority, message):
            priority = priority.__index__()
        case _:
            raise TypeError("syslog.syslog requires 1 to 2 arguments")
    if not isinstance(message, str):
        number = len(args)
        raise TypeError(
            f"syslog() argument {number} must be str, not {type(message).__name__}")
    if "\0" in message:
        raise ValueError("embedded null character")
    sys.audit("syslog.syslog", priority, message)
    if not _opened:
        openlog()
    if not _mask & 1 << (priority & 7):
        return
    if not priority & ~7:
        priority |= _facility
    _send(priority, message)


def _send(priority, message):
    global _socket
    import os
    import time

    tag = _ident or "python"
    if _option & 1:
        tag += f"[{os.getpid()}]"
    line = f"{tag}: {message}"
    if _option & 32:
        try:
            os.write(2, (line.rstrip("\n") + "\n").encode(errors="surrogateescape"))
        except OSError:
            pass
    data = f"<{priority}>{time.strftime('%b %e %H:%M:%S')} {line}"
    data = data.encode(errors="surrogateescape")
    for _ in range(2):
        try:
            _connect().send(data)
            return
        except OSError:
            # The logger may have been started anew.
            if _socket is None:
                return
            _socket.close()
            _socket = None


def closelog():
    """Reset the syslog module values and call the system library closelog()."""
    global _opened, _ident, _option, _facility, _socket
    sys.audit("syslog.closelog")
    if _socket is not None:
        _socket.close()
    _opened, _ident, _option, _facility, _socket = False, None, 0, 8, None


def setlogmask(maskpri, /):
    """Set the priority mask to maskpri and return the previous mask value."""
    global _mask
    maskpri = maskpri.__index__()
    sys.audit("syslog.setlogmask", maskpri)
    old = _mask
    if maskpri:
        _mask = maskpri
    return old


def LOG_MASK(pri, /):
    """Calculates the mask for the individual priority pri."""
    return 1 << pri.__index__()


def LOG_UPTO(pri, /):
    """Calculates the mask for all priorities up to and including pri."""
    return (1 << (pri.__index__() + 1)) - 1
