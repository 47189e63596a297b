# Operators of str with what does not fit.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for text in ["'a' + 1", "1 + 'a'", "'a' + b'a'", "'a' * 'b'", "'a' * 1.5", "'a' * None", "'a' - 'b'", "'a' * -3", "3 * 'ab'", "'a' * True", "'abc'[1.0]", "'abc'['a']", "'abc'[5]", "'abc'[-4]", "'abc'[2**70]", "'abc'[::0]", "'abc'[None:2]",
             "'abc'[::-1]", "'abc'['a':]", "'a' < 1", "'a' > b'a'", "'a' == b'a'", "'a' % 1", "'%d' % 'a'", "'a' / 2", "-'a'", "len('a', 'b')", "'abc'[True]", "'a' * 2**70", "('a' * 10) * 2**62"]:
    print(text, attempt(eval, text))
text = "abc"
try:
    text[0] = "x"
except TypeError as error:
    print(error)
try:
    del text[0]
except TypeError as error:
    print(error)
print("a".__add__("b"), attempt("a".__add__, 1), attempt("a".__mul__, "b"), "a".__rmul__(3), "a".__eq__(1), "a".__lt__(1), "abc".__contains__("b"), "abc".__getitem__(1), "abc".__len__())
print(hasattr(str, "__radd__"), hasattr(str, "__iadd__"), hasattr(str, "__rmul__"), hasattr(str, "__rmod__"))
