# Escapes that mean nothing are warned of; what charmaps and escape_encode take.
import codecs
import warnings

warnings.simplefilter("always")


def show(function, *args):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(function(*args))
        except Exception as error:
            print(type(error).__name__, error)
    for warning in caught:
        print("   ", warning.category.__name__, warning.message)


show(codecs.escape_decode, rb"a\zb\n")
show(codecs.escape_decode, rb"\501\8")
show(codecs.escape_decode, rb"\n\x41")
show(codecs.unicode_escape_decode, rb"a\zb\d")
show(codecs.unicode_escape_decode, rb"\777")
show(rb"\w+".decode, "unicode_escape")
show(codecs.escape_encode, bytearray(b"x"))
show(codecs.charmap_decode, b"\0\1\2", "strict", {0: "a", 1: "b", 2: "\ufffe"})
show(codecs.charmap_decode, b"\0\1\2", "replace", {0: "a", 1: "b", 2: "\ufffe"})
