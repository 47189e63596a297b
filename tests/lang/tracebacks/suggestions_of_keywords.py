# "Did you mean" for keyword arguments.
def show(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except TypeError as error:
        print(error)


def f(first, second=2, *, third=3): ...


def positional(a, b, /, c): ...


show(f, frist=1)
show(f, 1, secnd=2)
show(f, 1, thrid=3)
show(f, 1, nothing_like_it=3)
show(f, 1, First=2)
show(f, 1, 2, third=1, forth=2)
show(positional, 1, 2, b=3)
show(positional, 1, b=2, c=3)
show(positional, a=1, b=2, c=3)
show(positional, 1, 2, cc=3)
show(lambda word: 0, wrod=1)


class A:
    def __init__(self, width, height): ...

    def method(self, *, colour): ...

    @classmethod
    def make(cls, name): ...


show(A, widht=1, height=2)
show(A(1, 2).method, color=1)
show(A.make, nmae=1)
# Builtin functions have the same, where CPython says so.
show(sorted, [], kye=None)
show(sorted, [], reversed=True)
show(print, ends="")
show(print, seperator="")
show("".split, seperator=",")
show("".encode, encodng="")
show([].sort, keyy=None)
show(int, "1", bas=3)
show(open, "x", encding="")
show(sum, [], strat=1)
show(enumerate, [], strt=1)
show(compile, "", "", "exec", flag=1)
show("".format_map, mappng={})
show(max, [1], defalt=1)
show(zip, strct=True)
show(str, objct=1)
show(bytes, sorce=1)
show(dict.fromkeys, iterabl=1)
show(range, stop=1)
show(object, x=1)
show(type, "x", (), {}, metaclas=1)
