# encodings: every text encoding of the library, its aliases, error handlers, incremental and stream codecs, bytes codecs.
import codecs
import encodings.aliases
import io
import pkgutil

import encodings

sample = "plain ASCII, café, Ω, Ж, ש, 中, 한, あ, €, 😀"
for info in sorted(pkgutil.iter_modules(encodings.__path__), key=lambda info: info.name):
    name = info.name
    if name in ("aliases", "mbcs", "oem", "undefined", "idna", "punycode") or name.endswith("_codec") or name.startswith("_"):
        continue
    try:
        codec = codecs.lookup(name)
    except LookupError as error:
        print(name, error)
        continue
    if not codec._is_text_encoding:
        continue
    data = sample.encode(name, "replace") if name != "charmap" else b""
    print(name, codec.name, len(data), sum(data) % 1000, ascii(data.decode(name, "replace"))[:90])
    try:
        sample.encode(name)
        print("  takes all")
    except (UnicodeEncodeError, TypeError) as error:
        print("  ", str(error)[:110])
    for handler in ("ignore", "xmlcharrefreplace", "backslashreplace", "namereplace"):
        try:
            print("  ", handler, len(sample.encode(name, handler)), end="")
        except (UnicodeEncodeError, TypeError) as error:
            print("  ", handler, type(error).__name__, end="")
    print()
    every = bytes(range(256))
    print("  ", len(every.decode(name, "ignore")), len(every.decode(name, "backslashreplace")))
print(len(set(encodings.aliases.aliases.values())) > 90, [codecs.lookup(alias).name for alias in ("UTF8", "latin1", "L1", "ISO-8859-1", "cp1252", "windows_1251", "u16", "ASCII", "646", "shift-jis", "GBK", "utf 8")])
for bad in ["nope", "", "utf-8\0", "hex", "é"]:
    try:
        print("x".encode(bad))
    except (LookupError, ValueError) as error:
        print(repr(bad), type(error).__name__, error)
for name in ("base64", "hex", "bz2", "zlib", "quopri", "uu"):
    packed = codecs.encode(b"some bytes\n", name)
    print(name, codecs.decode(packed, name), len(packed) > 0)
print(codecs.encode("Hello", "rot13"), "bücher.example".encode("idna"), b"xn--bcher-kva.example".decode("idna"), "bücher".encode("punycode"), b"bcher-kva".decode("punycode"))
encoder, decoder = codecs.getincrementalencoder("utf-16")(), codecs.getincrementaldecoder("utf-8")("replace")
print(encoder.encode("a"), encoder.encode("b"), encoder.getstate(), [decoder.decode(bytes([byte])) for byte in "é€".encode()], decoder.decode(b"\xe2\x82", final=True))
print(list(codecs.iterdecode([b"\xe4\xb8", b"\xad"], "utf-8")), list(codecs.iterencode("ab", "utf-8-sig")), codecs.BOM_UTF8, codecs.BOM_UTF16 == codecs.BOM_UTF16_LE)
stream = codecs.getreader("shift_jis")(io.BytesIO("あい\nう".encode("shift_jis")))
print(stream.readline(), stream.read(), codecs.EncodedFile(io.BytesIO("é".encode("latin-1")), "utf-8", "latin-1").read())
codecs.register_error("brackets", lambda error: (f"[{ord(error.object[error.start])}]" if isinstance(error, UnicodeEncodeError) else "[?]", error.end))
print("aéb".encode("ascii", "brackets"), b"a\xffb".decode("utf-8", "brackets"))
codecs.register(lambda name: codecs.CodecInfo(lambda text, errors="strict": (text[::-1].encode(), len(text)), lambda data, errors="strict": (bytes(data).decode()[::-1], len(data)), name="backwards") if name == "backwards" else None)
print("abc".encode("backwards"), b"abc".decode("backwards"))
