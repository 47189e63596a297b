# str: case, predicates, stripping, alignment.
s = "Hello World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize(), s.casefold(), "straße".upper(), "STRASSE".casefold() == "straße".casefold(), "ǆ".title(), "ﬁ".upper(), "İ".lower(), "ΑΣ".lower(), "they're bill's".title(), "ßx".capitalize(), "ÀÉ".swapcase())
tests = ["", "abc", "ABC", "aB1", "123", "१२३", "²", "½", " \t\n", "a b", "Title Case", "Title case", "é", "_x", "1x", "\u2028", "²3", "ǅ", "٣", "abc\n", "日本", "A1", "\x00", "if"]
for t in tests:
    print(f"{t!r}:", *(n for n in ("alnum", "alpha", "ascii", "decimal", "digit", "identifier", "lower", "numeric", "printable", "space", "title", "upper") if getattr(t, "is" + n)()))
print("  x ".strip() + "|", "  x ".lstrip() + "|", "  x ".rstrip() + "|", "xxabcxx".strip("x"), "abcba".strip("ab"), "abc".strip(""), "\u3000a\u2003".strip(), "www.example.com".lstrip("w."), "a\n".strip(None))
print("ab".center(7, "*"), "ab".center(6) + "|", "abc".center(6, "-"), "ab".ljust(5, ".") + "|", "ab".rjust(5) + "|", "-42".zfill(6), "+1".zfill(4), "abc".zfill(2), "".zfill(3), "--1".zfill(5), "ab".center(1))
print("prefix-body".removeprefix("prefix-"), "x".removeprefix("xx"), "body.txt".removesuffix(".txt"), "abc".removesuffix(""), "a\tb\tc".expandtabs(), "a\tb".expandtabs(4), "ab\tc\n\td".expandtabs(2), "\t".expandtabs(0) == "")
print("a" < "b", "a" * 3, "ab" + "cd", len("日本語"), "abc"[1], "abc"[-1], "abcdef"[1:4], "abcdef"[::-1], "abcdef"[::2], "abc"[5:], "abc"[-2:], "x" in "xyz", "yz" in "xyz", "" in "", "日" in "日本", "abc"[1:1] == "", max("hello"), sorted("banana"), list("añb"), "abc".__contains__("b"), "abc".__getitem__(0), hash("a") == hash("a"))
for f in (lambda: "a".center("b"), lambda: "a".center(5, "xy"), lambda: "a".strip(1), lambda: "a".zfill("x"), lambda: "a".ljust(3, ""), lambda: "abc"[10], lambda: s["x"], lambda: "a" * "b", lambda: "a" + 1, lambda: 1 + "a", lambda: "a" * 1.5, lambda: "a" - "b", lambda: "a".nope, lambda: "a" < 1, lambda: 5 in "5", lambda: "a"[::0], lambda: "a".removeprefix(1), lambda: "a".expandtabs("x")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print("a" * -1 == "", 3 * "ab", "a" * 0 == "", "".join([]) == "", str() == "", str(object=5), str(b"x", "ascii"), str(b"\xc3\xa9", "utf-8"), str(b"\xff", errors="replace"), str(None), str(1.0), str([1, "a"]), "abc".__len__(), "a".__add__("b"), "abc".__mul__(2))
