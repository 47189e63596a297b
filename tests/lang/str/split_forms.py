# split, rsplit, splitlines, partition and rpartition with every form of arguments.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


text = "  one two  three "
print(text.split(), text.split(None, 1), text.rsplit(None, 1), text.split(" "), text.split(" ", 2), text.rsplit(" ", 2))
print("a,b,,c".split(","), "a,b,,c".split(",", maxsplit=1), "a,b".split(sep=",", maxsplit=0), "".split(), "".split(","), "abc".split("abc"))
print("a--b--c".rsplit("--", 1), " a b ".split(maxsplit=1), " a b ".rsplit(maxsplit=1), " a ".split(None, 0), " a ".rsplit(None, 0))
print("a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i".splitlines(), "a\nb\n".splitlines(True), "a\n\n".splitlines(keepends=True), "".splitlines())
print("k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="), "kv".rpartition("="))
for call in ["'a'.split('')", "'a'.split(1)", "'a'.split(b'a')", "'a'.split('a', 'b')", "'a'.split('a', 1, 2)", "'a'.split(x=1)", "'a'.partition('')",
             "'a'.partition(1)", "'a'.partition()", "'a'.rpartition('', '')", "'a'.splitlines(1, 2)", "'a'.splitlines(keep=1)", "'a'.rsplit(2.5)", "'a'.split('a', None)"]:
    print(call, attempt(eval, call))
