# What is said of calls of Python functions that do not fit.
def show(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
        print("fits")
    except TypeError as error:
        print(error)


def none(): ...
def one(a): ...
def two(a, b): ...
def three(a, b, c): ...
def five(a, b, c, d, e): ...
def default(a, b=1): ...
def defaults(a=1, b=2): ...
def star(a, *args): ...
def keyword(*, a): ...
def keywords(*, a, b, c): ...
def keyword_default(*, a, b=1): ...
def mixed(a, b=1, *args, c, d=2, **kwargs): ...
def positional(a, b, /): ...
def positional_default(a, b=1, /): ...
def all_kinds(a, /, b, *, c): ...
def double(**kwargs): ...


for function in (none, one, two, three, five, default, defaults, star, keyword, keywords, keyword_default, mixed, positional, positional_default, all_kinds, double):
    print(function.__name__)
    show(function)
    show(function, 1)
    show(function, 1, 2)
    show(function, 1, 2, 3)
    show(function, *range(10))
    show(function, a=1)
    show(function, 1, a=1)
    show(function, b=1)
    show(function, c=1)
    show(function, 1, 2, c=3)
    show(function, 1, 2, x=3)
    show(function, 1, 2, 3, a=4, b=5)
    show(function, **{"a": 1, "x": 2, "y": 3})
    show(function, **{"two words": 1})
show(lambda: two(*3))
show(lambda: two(**3))
show(lambda: two(*None))
show(lambda: two(**{3: 4}))
show(lambda: two(1, **{None: 2}))
show(lambda: two(*[1], **{"a": 2}))
show(lambda: two(**{"a": 1}, **{"a": 2}))
show(lambda: two(a=1, **{"a": 2}))
show(lambda: print(**{"sep": ""}, **{"sep": ""}))
show(lambda: two(*[1, 2], *3))
show(lambda: two(**[1]))


class A:
    def __init__(self, x): ...
    def method(self, y): ...
    @classmethod
    def of_class(cls, z): ...
    @staticmethod
    def static(w): ...
    def __call__(self, v): ...
    def no_self(): ...


a = A(1)
for call in (lambda: A(), lambda: A(1, 2), lambda: A(y=1), lambda: a.method(), lambda: a.method(1, 2), lambda: A.method(), lambda: A.method(a), lambda: A.of_class(), lambda: a.of_class(1, 2), lambda: A.static(), lambda: a.static(1, 2), lambda: a(), lambda: a(1, 2), lambda: a.no_self(), lambda: A.no_self(1)):
    show(call)


class B: ...
class C(B):
    def __new__(cls, x):
        return super().__new__(cls)


class D:
    def __init__(self): ...


for call in (lambda: B(1), lambda: B(x=1), lambda: C(), lambda: C(1, 2), lambda: D(1), lambda: D(x=1), lambda: B.__init__(), lambda: B.__new__(), lambda: B.__new__(3), lambda: object(1), lambda: B().__init__(1)):
    show(call)
for value in (3, None, "x", [], (), a.method(1), NotImplemented, ..., 1.5, B(), {}):
    try:
        value()
    except TypeError as error:
        print(error)
outer = lambda *, deep: (lambda x, y: 0)
show(outer)
show(outer(deep=1))


def nested():
    def inner(p): ...
    return inner


show(nested())
show(nested(), q=1)
show((x for x in ()).send)
show((x for x in ()).throw)


def generator(a): yield
async def coroutine(a): ...


show(generator)
