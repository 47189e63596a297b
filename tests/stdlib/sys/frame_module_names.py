# sys._getframemodulename: the module of the function that runs, as it says itself.
import sys

name = sys._getframemodulename


def inner():
    return name(0), name(1), name(2), name(3)


def outer():
    return inner()


print(outer())
outer.__module__ = "elsewhere"
print(outer())
outer.__module__ = 5
print(outer())
del outer.__module__
print(outer())


class C:
    print(name(0))
    __module__ = "x"
    print(name(0), [name(0) for _ in [1]])

    def method(self):
        return name(0)


print(C().method())
for namespace in ({"__name__": "zz"}, {}, {"__name__": 7}):
    exec("print(name(0)); print((lambda: name(0))())", {"name": name, **namespace})


def generator():
    yield name(0), name(1)


generator.__module__ = "of a generator"
print(next(generator()))
__name__ = "changed"
print(name(0), (lambda: name(0))(), name(-1), name(100), name(depth=0))
for arguments in (("a",), (1, 2)):
    try:
        name(*arguments)
    except TypeError as e:
        print(e)
sys.addaudithook(lambda event, args: event == "sys._getframemodulename" and print(event, args))
name(3)
