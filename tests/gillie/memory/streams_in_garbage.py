# Streams that die in a cycle lose nothing, in whatever order they were made (CPython 3.13 loses most of these).
# expect: 16 of 16
import gc
import io
import os
import tempfile


class Raw(io.FileIO):
    def close(self):
        super().close()


class Buffer(io.BufferedWriter):
    def close(self):
        super().close()


class Text(io.TextIOWrapper):
    def close(self):
        super().close()


path = os.path.join(tempfile.mkdtemp(), "file")


def forget(raw, buffer, text, collect):
    cycle = []
    cycle.append(cycle)
    stream = text(buffer(raw(path, "w")))
    stream.write("written")
    cycle.append(stream)
    del stream
    if collect:
        gc.collect()


kept = 0
for raw in Raw, io.FileIO:
    for buffer in Buffer, io.BufferedWriter:
        for text in Text, io.TextIOWrapper:
            for collect in False, True:
                open(path, "w").close()
                forget(raw, buffer, text, collect)
                gc.collect()
                with open(path) as file:
                    kept += file.read() == "written"
print(kept, "of 16")
