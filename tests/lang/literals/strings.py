# String literals: prefixes, quotes, escapes, concatenation, raw strings.
print('single', "double", '''triple
over lines''', """also "quoted" here""")
print("tab\there", "nl\\n", "\x41\u00e9\U0001F600", "\101\060", "\N{LATIN SMALL LETTER A}\N{BULLET}")
print(len("\n"), len(r"\n"), len(R'\\'), r"\'", rb"\x00", Rb'\t')
print("con" 'cat' """enated""", ("over"
      " lines"))
print(repr("\a\b\f\n\r\t\v\0\x7f\x80\xa0\xad\u200b\u2028\ud800\U0010ffff"))
print("line \
continued", """first\
 second""")
print(repr('it\'s'), repr("say \"hi\""), repr('both \' and "'), repr("plain"))
print(b"bytes" b" joined", b'\x00\xff\t\'"', B"caps", bR"\d")
print(u"unicode", U'x', "\377", len("\0001"))
print("a" "b" * 3, "-" * 0, "ab"[0] if "" else "cd"[1])
for bad in [r"'\x4'", r"'\u12'", r"'\N{no such name}'", r"b'é'", "'abc", r"'\U00110000'", '"""abc', r"b'\x'"]:
    try:
        eval(bad)
    except SyntaxError as e:
        print(type(e).__name__, e.msg)
