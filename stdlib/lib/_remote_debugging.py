"""Looking into another process's threads and tasks, as `asyncio.tools` wants to: gillie cannot."""

from collections import namedtuple

FrameInfo = namedtuple("FrameInfo", ("filename", "lineno", "funcname"))


class RemoteUnwinder:
    """The stacks of another process."""

    def __init__(self, pid, *, all_threads=False, only_active_thread=False, debug=False):
        raise NotImplementedError("gillie cannot look into other processes")
