# `newlines` of streams that give line ends as they are, and of those that translate them.
import io

for newline in (None, "", "\n", "\r\n", "\r"):
    for data in (b"", b"a", b"a\r\nb\n", b"a\rb", b"a\r", b"\n", b"\r\r\n", b"a\r\nb\rc\n"):
        text = io.TextIOWrapper(io.BytesIO(data), newline=newline)
        got = text.read()
        print(repr(newline), data, ascii(got), ascii(text.newlines), end=" | ")
        text = io.TextIOWrapper(io.BytesIO(data), newline=newline)
        lines = list(text)
        print(lines, ascii(text.newlines), end=" | ")
        memory = io.StringIO(newline=newline)
        memory.write(data.decode())
        print(ascii(memory.newlines))
