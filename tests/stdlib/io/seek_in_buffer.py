# Seeking inside of what was read ahead; what is written or cut off meanwhile must not come from the old buffer.
import io
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "file")
    with open(path, "wb") as file:
        file.write(bytes(range(256)) * 100)
    with open(path, "rb") as file:
        print(file.read(5), file.tell(), file.seek(2), file.read(3), file.seek(-2, 1), file.read(2))
        print(file.seek(20000), file.read(4), file.seek(-4, 2), file.read(), file.seek(0), file.read(2))
        print(file.seek(25600), file.read(), file.seek(25599), file.read(), file.seek(30000), file.read(1), file.tell())
        try:
            file.seek(-1)
        except (OSError, ValueError) as error:
            print(type(error).__name__)
        print(file.seek(3), file.peek(2)[:2], file.readline()[:4], file.tell())
        print(len(file.read()), file.read(), file.tell(), file.seek(1, 0), len(file.read()))
    with open(path, "r+b") as file:
        print(file.read(10), file.seek(3), file.write(b"abc"), file.seek(0), file.read(8))
        print(file.seek(4), file.truncate(6), file.read(), file.seek(0), file.read(), file.tell())
        print(file.seek(2), file.truncate(), file.seek(0), file.read())
    with open(path, "w+") as file:
        file.write("one\ntwo\nthree\n")
        file.seek(0)
        print(file.readline(), file.tell(), file.readlines(), file.seek(4), file.read(3), file.seek(0), file.read())
    raw = open(path, "rb", buffering=0)
    print(raw.read(), raw.read(), raw.seek(0), raw.readall(), raw.readall())
    raw.close()
    empty = os.path.join(folder, "empty")
    open(empty, "w").close()
    with open(empty, "rb") as file:
        print(file.read(), file.read(3), file.seek(0))
    with open("/dev/null", "rb") as file:
        print(file.read())
