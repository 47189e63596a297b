"""os.pread, os.pwrite and reading into a buffer."""

import os
import tempfile

with tempfile.TemporaryFile() as file:
    fd = file.fileno()
    print(os.write(fd, b"0123456789"), os.pread(fd, 4, 3), os.pread(fd, 100, 8), os.pread(fd, 4, 50))
    print(os.pwrite(fd, b"abc", 2), os.pread(fd, 100, 0), os.lseek(fd, 0, os.SEEK_CUR))
    for wrong in [lambda: os.pread(fd, -1, 0), lambda: os.pread(fd, 1, -1)]:
        try:
            wrong()
        except OSError as error:
            print(error)
