# -*- coding: utf-8 -*-
# A coding line, names and strings in other scripts, and comments: día, 日本, 🎉.
día = "day"; Ω = 5; x = {"ключ": "значение", "鍵": ["値"]}; print(día, Ω, x, x["鍵"][0], len("naïve"), "ÅNGSTRÖM".lower(), "straße" == "stra\xdfe")
def приве́т_(имя="мир"): return f"привет, {имя}!"
print(приве́т_(), приве́т_(имя="Аня"), приве́т_.__name__)
class Größe:
    def __init__(self, wért): self.wért = wért
    def __repr__(self): return f"Größe({self.wért})"
print(Größe(5), vars(Größe(1)), Größe.__name__, [n for n in dir() if not n.isascii()]); print("é" == "e\u0301", "\N{GREEK SMALL LETTER ALPHA}", "\u00e9\x41\101", ascii("日本🎉"), "日本🎉".encode("utf-8"), "日本🎉".encode("unicode_escape"), b"\xe6\x97\xa5".decode(), "\ud83d" + "\ude00" == "😀")
try: Größe(1).größe
except AttributeError as e: print(e)
try: undefiniert_ñ
except NameError as e: print(e)
for src in (b"# -*- coding: latin-1 -*-\nx = '\xe9'", b"\xef\xbb\xbfx = '\xc3\xa9'", b"x = '\xc3\xa9'", "x = 'é'"): ns = {}; exec(src, ns); print(ascii(ns["x"]))
for bad in (b"x = '\xe9'", b"# coding: no-such-codec\nx = 1", b"\xef\xbb\xbf# coding: latin-1\nx = 1", "x = 1\u00a0+ 2", "x = “quotes”"):
    try: exec(bad)
    except SyntaxError as e: print(type(e).__name__, e.msg)
