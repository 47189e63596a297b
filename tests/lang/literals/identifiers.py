# Identifiers in many scripts; NFKC makes some of them the same name.
été = 1
π = 3.14159
名前 = "name"
_ = "underscore"
__x1 = 2
ﬁ = "ligature"
print(été, π, 名前, _, __x1, fi)
𝓍 = "math x"
print(x)
print(sorted(n for n in dir() if not n.startswith("__")))


class Ⅳ:
    ª = 1


print(Ⅳ.__name__, Ⅳ.a, IV is Ⅳ)
print("é".isidentifier(), "1a".isidentifier(), "a-b".isidentifier(), "".isidentifier(), "名".isidentifier())
for bad in ["a$b", "€ = 1", "a?b", "x = ‘a’", "a\u00a0= 1", "x = 1\u200b"]:
    try:
        compile(bad, "<t>", "exec")
    except SyntaxError as e:
        print(ascii(bad), e.msg)
