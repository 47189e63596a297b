"""Type parameters within classes: what comprehensions and nested classes see, and private names."""


def base(argument):
    class Base:
        pass

    Base.argument = argument
    return Base


def arguments(cls):
    for each in cls.__bases__:
        found = getattr(each, "argument", None)
        if found is not None:
            yield found if isinstance(found, (str, type)) else list(found)


class C[T]:
    T = "class"

    class Inner[U](base([T for _ in (1,)]), base(T)):
        pass

    class Lazy[U](base(T for _ in (1,)), base(T)):
        pass

    def method[U](self, x=[T for _ in (1,)], y=T):
        pass


print(list(arguments(C.Inner)), list(arguments(C.Lazy)), C.method.__defaults__)

T = "global"


class D:
    T = "class"
    type Generic[T] = [T for _ in (1,)]
    type Plain = [T for _ in (1,)]
    type Later = (T for _ in (1,))


print(D.Generic.__value__, D.Plain.__value__, list(D.Later.__value__))


def function():
    T = str

    class Outer:
        T = int

        class Deep[U](T):
            x = T

    return Outer.Deep


print(function().__mro__[1], function().x)


class Foo[__T, __U: __T](base(__T), base(lambda: __T)):
    parameter = __T

    def method(self, x: __T) -> __U:
        return __T


first, second = Foo.__type_params__
print(first.__name__, second.__name__, second.__bound__ is first, Foo.parameter is first, Foo().method(1) is first)
print(Foo.__bases__[0].argument is first, Foo.__bases__[1].argument() is first)


class __X:
    pass


class Y[T: __X](base(lambda: __X), base(lambda: (lambda: __X)), base([__X for _ in (1,)])):
    pass


print(Y.__type_params__[0].__bound__ is __X, Y.__bases__[0].argument() is __X, Y.__bases__[2].argument == [__X])

for source in (
    "def f[T: (x := 3)](): pass",
    "def f[T: ((x := 3), int)](): pass",
    "def f[T = (x := 3)](): pass",
    "class C[**P = (yield)]: pass",
    "type A[*Ts = (yield 1)] = int",
    "async def f[T: await 1](): pass",
):
    try:
        compile(source, "?", "exec")
    except SyntaxError as error:
        print(error.msg)
