import fcntl
import os
import struct
import tempfile

with tempfile.TemporaryFile() as file:
    file.write(bytes(100))
    file.flush()
    fcntl.lockf(file, fcntl.LOCK_EX, 10, 5)
    request = struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0, 0, 0)
    print(len(fcntl.fcntl(file, fcntl.F_GETLK, request)))
    if os.fork() == 0:
        kind, whence, start, length, pid = struct.unpack("hhqqi4x", fcntl.fcntl(file, fcntl.F_GETLK, request))
        print(kind == fcntl.F_WRLCK, start, length, pid == os.getppid(), flush=True)
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 3, 7)
        except OSError as error:
            print(type(error).__name__, flush=True)
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 5, 50)
        os._exit(0)
    os.wait()
    fcntl.lockf(file, fcntl.LOCK_UN)
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    print(os.lockf(file.fileno(), os.F_LOCK, 10), os.lockf(file.fileno(), os.F_ULOCK, 10))
    first, second = bytearray(2), bytearray(3)
    print(os.pwritev(file.fileno(), [b"ab", b"cdef"], 1), os.preadv(file.fileno(), [first, second], 1), first, second)
    os.lseek(file.fileno(), 2, os.SEEK_SET)
    print(os.readv(file.fileno(), [first]), first)
    os.truncate(file.fileno(), 7)
    print(os.fstat(file.fileno()).st_size)
