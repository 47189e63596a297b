# upper, lower, title, capitalize, swapcase and casefold beyond ASCII.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for text in ["hello world", "ÀÉÎ", "straße", "ﬁne", "ǆ ǅ Ǆ", "ΌΣΟΣ ΟΔΟΣ", "İstanbul", "ŉ", "they're bill's", "x1y z", "ß", "ῼ", "ᾳ", "\u0345a", "Ω", "𐐨𐐀"]:
    print(ascii([text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase(), text.casefold()]))
print(attempt("a".upper, 1), attempt("a".title, x=1))
