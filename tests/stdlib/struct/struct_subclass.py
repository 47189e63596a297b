"""Subclasses of `struct.Struct` that give the format to `__init__`."""

import struct


class Header(struct.Struct):
    def __init__(self):
        super().__init__(">hh")


header = Header()
print(header.format, header.size, header.pack(1, 2), header.unpack(b"\0\3\0\4"))


class Named(struct.Struct):
    pass


print(Named("<i").size, Named(format="<q").size, struct.Struct(b"<b").format)
for arguments in ((), (1,), ("?", 2), ("no such",)):
    try:
        struct.Struct(*arguments)
    except (TypeError, struct.error) as error:
        print(type(error).__name__)
