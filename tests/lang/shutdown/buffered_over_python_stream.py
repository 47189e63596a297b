# A buffered writer over a stream written in Python is flushed at the end of the program, before its stream is closed.
import io, sys, os
class Raw(io.RawIOBase):
    def writable(self): return True
    def write(self, b):
        os.write(1, b'r ' + bytes(b) + b'\n'); return len(b)
    def close(self):
        os.write(1, b'close\n'); super().close()
class B(io.BufferedWriter):
    def close(self):
        os.write(1, b'bclose\n'); super().close()
w = B(Raw()); w.write(b'x')
