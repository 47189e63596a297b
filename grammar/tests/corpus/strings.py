"" '' """""" ''''''
'a\
b'
"""a
b""" """c"d""e\""""
b'' B'a' br'\d' Rb"\'" bR'''x
y'''
'\a\b\f\n\r\t\v\\\'\"\0\12\123\x41\u0041\U00000041\N{LATIN SMALL LETTER A}'
'\ud800\udc00' '\ud83d' "x\udfff"
'😀é' "\N{SNOWMAN}\N{snowman}"
r'\'' R"\\" u"a" U'b'
b'\x00\xff\377\n' b'a' b"b"
('a'
 'b'  # c
 'c')
