# What failed is told in a note, and handlers look at what they are given.
import codecs


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "__notes__", None))


attempt("é".encode, "cp1253")
attempt("é".encode, "ascii")
attempt(b"\x81".decode, "cp1252")
attempt(codecs.decode, b"zz", "hex")
attempt(codecs.encode, "x", "hex")
attempt(codecs.decode, b"not zlib", "zlib")
for name in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogateescape"):
    handler = codecs.lookup_error(name)
    attempt(handler, 42)
    attempt(handler, ValueError("other"))
    attempt(handler, UnicodeTranslateError("gone", 1, 3, "why"))
