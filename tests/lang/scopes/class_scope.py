# Class bodies are scopes that functions inside do not see.
x = "global"


class A:
    x = "class"
    y = x
    items = [i for i in range(3)]
    pairs = [(x, i) for i in (1,)]
    first_only = list(x for _ in "a")

    def method(self):
        return x

    try:
        z = undefined
    except NameError as e:
        print(e)
    for loop in range(2):
        pass
    if True:
        branch = "b"
    del y
    locals()["injected"] = 1


print(A.x, A().method(), A.items, A.pairs, A.first_only, A.loop, A.branch, hasattr(A, "y"), A.injected)


def make():
    x = "enclosing"
    class B:
        print(x)
        x = "class now"
        print(x)
        del x
        try:
            print(x)
        except NameError as e:
            print(e)
    class C:
        print(x)
        def get(self): return x
    class D:
        nonlocal x
        x = "set by class"
    return C().get(), x, hasattr(D, "x")


print(make())


class E:
    global made_global
    made_global = 5
    def f(self): return __class__
    class Inner:
        name = __qualname__
        mod = __module__


print(made_global, E().f(), E.Inner.name, E.Inner.mod, E.Inner)
try:
    class F:
        a = 1
        b = [a for _ in range(1)]
except NameError as e:
    print(e)
print(type("T", (), {"x": 5}).x)
