# The texts of every argument binding error.
def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def dflt(a, b=1): pass
def kwonly(a, *, k): pass
def kwonly2(*, k, j, l=1): pass
def posonly(a, b, /): pass
def posonly_default(a, b=1, /, **kw): pass
def posonly_default2(a, b=1, /): pass
def star(*a): pass
def mixed(a, b=1, *c, d, e=2, **f): pass
class C:
    def method(self, x): pass
    def __init__(self, v=1): pass
    @classmethod
    def cm(cls, x): pass
    @staticmethod
    def sm(x): pass
c = C()
calls = """none(1)|none(a=1)|none(1, 2)|one()|one(1, 2)|one(b=1)|one(1, a=1)|one(1, b=2)|two()|two(1)|two(b=1)|two(1, 2, 3)|two(1, 2, c=3)|three()|three(1)|three(c=1)|dflt()|dflt(1, 2, 3)|dflt(1, 2, b=3)|kwonly()|kwonly(1)|kwonly(1, 2)|kwonly(1, 2, k=3)|kwonly(k=1)|kwonly2()|kwonly2(k=1)|kwonly2(1, k=1, j=1)|kwonly2(1, 2)|posonly()|posonly(1)|posonly(1, b=2)|posonly(a=1, b=2)|posonly(1, 2, 3)|posonly_default(b=1)|posonly_default2(a=1, b=2)|posonly_default2(1, b=2)|star(x=1)|mixed()|mixed(1)|mixed(1, a=2, d=1)|mixed(d=1)|c.method()|c.method(1, 2)|c.method(y=1)|C.method()|C.method(c)|C.cm()|C.cm(1, 2)|C.sm()|C.sm(1, 2)|C(1, 2)|C(w=1)|one(**{1: 2})|one(**1)|one(*1)|one(**{'a': 1}, **{'a': 2})|one(a=1, **{'a': 2})|(lambda x: x)()|(lambda: 1)(1)|two(*[1])|two(*range(5))|one(*None)|one(**None)|c()|three(1, b=2)|two(a=1, a2=2, b=3)""".split("|")
for call in calls:
    try:
        eval(call)
        print(call, "fine")
    except TypeError as e:
        print(f"{call:28} {e}")
for bad in ["f(a=1, a=2)", "f(a=1, 2)", "f(**k, 1)", "f(**k, *a)", "f(1=2)", "f(a.b=1)", "f(None=1)", "f(True=1)", "f(x for x in y, 1)", "f(1, x for x in y)", "def f(a=1, b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(**k, a): pass", "def f(*a, *b): pass", "def f(/): pass", "def f(a, /, b, /): pass", "def f(*, /): pass", "def f(a, a): pass", "lambda a, a: 1", "def f(*a=1): pass", "def f(**k=1): pass", "def f((a, b)): pass", "f(a := 1)", "f(a=)", "f(*)", "f(**)", "def f(a, *, b=1, c): pass", "f(a+b=1)", "f(a==1)", "def f(1): pass", "def f(a, /, *, ): pass"]:
    try:
        compile(bad, "<t>", "exec")
        print(bad, "fine")
    except SyntaxError as e:
        print(f"{bad:28} {e.msg}")
