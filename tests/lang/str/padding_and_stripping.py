# center, ljust, rjust, zfill, expandtabs, strip and its relatives, removeprefix, removesuffix.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(["ab".center(width) for width in range(6)], "abc".center(6, "*"), "abc".ljust(6, "é"), "abc".rjust(6, "日"), "abc".center(-1))
print("42".zfill(5), "-42".zfill(5), "+42".zfill(5), "--1".zfill(5), "".zfill(2), "x".zfill(0))
print(repr("a\tb\tc".expandtabs()), repr("a\tb".expandtabs(4)), repr("\ta\n\tb".expandtabs(tabsize=2)), repr("a\tb".expandtabs(0)), repr("ab\tc".expandtabs(-1)))
print(repr("  a \n\x85\u3000".strip()), "xxaxx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), "abc".strip(""), "  a".strip(None))
print("prefix-x".removeprefix("prefix-"), "x".removeprefix("y"), "x.txt".removesuffix(".txt"), "x".removesuffix(""), "".removeprefix("a"))
for call in ["'a'.center()", "'a'.center('b')", "'a'.center(5, 'ab')", "'a'.center(5, '')", "'a'.ljust(5, 1)", "'a'.ljust(2.5)", "'a'.zfill('a')", "'a'.zfill()",
             "'a'.expandtabs('x')", "'a'.expandtabs(1, 2)", "'a'.strip(1)", "'a'.strip('a', 'b')", "'a'.lstrip(b'a')", "'a'.removeprefix()", "'a'.removeprefix(1)", "'a'.removesuffix(('a',))",
             "'a'.center(2**63)", "'a'.rjust(5, fillchar='x')"]:
    print(call, attempt(eval, call))
