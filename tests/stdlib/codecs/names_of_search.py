# What a search function is asked for, and what decoders take.
import codecs

asked = []
codecs.register(lambda name: asked.append(name))
for name in ("My-Codec", "my codec", "MY__Codec 3", "a.b-C", "x--y", "x\xe9-y", " lead", "trail- ", "my-", "p.q..R"):
    try:
        codecs.lookup(name)
    except LookupError as error:
        print(ascii(str(error)))
print(asked)


def only(name):
    if name == "upper_case":
        return codecs.CodecInfo(
            lambda text, errors="strict": (text.upper().encode(), len(text)),
            lambda data, errors="strict": (bytes(data).decode().lower(), len(data)),
            name="upper-case",
        )


codecs.register(only)
for name in ("upper-case", "Upper Case", "UPPER_CASE", "upper--case"):
    print("abc".encode(name), b"ABC".decode(name))

for name in ("utf-8", "shift_jis", "gb18030", "big5", "cp949", "latin-1", "iso2022_jp"):
    decode = codecs.getdecoder(name)
    for argument in (42, "x", None, bytearray(b"x"), memoryview(b"yz")):
        try:
            print(name, decode(argument))
        except TypeError as error:
            print(name, error)
decoder = codecs.getincrementaldecoder("shift_jis")()
try:
    decoder.decode(3)
except TypeError as error:
    print(error)
