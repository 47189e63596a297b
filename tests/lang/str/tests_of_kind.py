# The is… methods of str over characters of every kind.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


texts = ["", "a", "A", "1", "é", "²", "½", "٣", "Ⅷ", "ǅ", " ", "\n", "\u3000", "_", "a1", "1a", "Hello World", "HELLO", "hello", "日本", "\x7f", "\ud800", "if", "ﬁ", "aB", "\u00ad"]
names = ["isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper"]
for text in texts:
    print(ascii(text), "".join("01"[getattr(text, name)()] for name in names))
print(attempt("a".isalpha, 1), attempt(str.isalpha), attempt(str.isalpha, 1))
print(attempt(str.upper, b"a"))
