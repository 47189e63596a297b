import binascii


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


for data in (b"", b"a", b"ab", b"abc", bytes(range(45)), b"x" * 46):
    attempt(binascii.b2a_uu, data)
    attempt(binascii.b2a_uu, data, backtick=True)
for line in (b"", b" \n", b"#86)C\n", b"`\n", b"#86)C  \n", b"#86)Cx\n", b"#8\x01)C\n", "#86)C"):
    attempt(binascii.a2b_uu, line)
for data in (
    b"",
    b"plain text\nwith lines\r\n",
    b"caf\xc3\xa9 = 5 _ underscore\n",
    b"trailing space \nand tab\t\n",
    b".\nonly a dot",
    b"x" * 100 + b" end",
    b"a\x00b\x7f\t",
):
    for settings in ({}, dict(quotetabs=True), dict(istext=False), dict(header=True)):
        attempt(binascii.b2a_qp, data, **settings)
for data in (b"=C3=A9", b"a=\nb", b"a=\r\nb", b"a==b", b"=x", b"=4", b"=", b"a_b", "str=21"):
    attempt(binascii.a2b_qp, data)
    attempt(binascii.a2b_qp, data, header=True)
