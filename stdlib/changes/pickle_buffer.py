class PickleBuffer:
    """Wrapper for potentially out-of-band buffers (PEP 574)."""

    __slots__ = ('_view', '__weakref__')

    def __init__(self, buffer, /):
        self._view = memoryview(buffer)

    def _check(self):
        if self._view is None:
            raise ValueError("operation forbidden on released PickleBuffer object")
        return self._view

    def __buffer__(self, flags, /):
        return memoryview(self._check())

    def raw(self):
        """Return a memoryview of the raw memory underlying this buffer.

        Will raise BufferError is the buffer isn't contiguous.
        """
        view = self._check()
        if not view.contiguous:
            raise BufferError("cannot extract raw buffer from non-contiguous buffer")
        return memoryview(view) if view.ndim == 1 and view.format == 'B' else view.cast('B')

    def release(self):
        """Release the underlying buffer controlled by the PickleBuffer object."""
        if self._view is not None:
            self._view.release()
            self._view = None

__all__.append("PickleBuffer")
_HAVE_PICKLE_BUFFER = True
