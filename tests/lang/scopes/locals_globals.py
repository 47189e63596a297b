# Which scope a name is found in.
x = "global"


def reader():
    return x


def writer():
    x = "local"
    return x


def declared():
    global x, created
    x = "changed"
    created = "from a function"


print(reader(), writer(), x)
declared()
print(reader(), x, created)


def unbound():
    print(x)
    x = 1


def unbound_in_branch(flag):
    if flag:
        value = 1
    return value


def unbound_del():
    v = 1
    del v
    return v


def missing():
    return no_such_name


def unbound_free():
    def inner():
        return later
    inner()
    later = 1


def del_free():
    a = 1
    def inner():
        return a
    del a
    inner()


def after_except():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    return e


for f in (unbound, lambda: unbound_in_branch(0), unbound_del, missing, unbound_free, del_free, after_except):
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e, e.name)
print(sorted(k for k in globals() if not k.startswith("_")))
def loc(a, b=2):
    c = a + b
    return locals()
print(loc(1))
g = {}
exec("y = 1\ndef f(): return y", g)
print(g["f"](), "y" in globals(), sorted(k for k in g if k != "__builtins__"))
len = lambda v: "shadowed"
print(len([]))
del len
print(len([]))
