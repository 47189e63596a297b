# type(name, bases, dict) and type(object): what is made and what refused.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


C = type("C", (), {"x": 1, "__doc__": "doc", "__module__": "mod", "__qualname__": "Out.C"})
print(C, C.__name__, C.__qualname__, C.__module__, C.__doc__, C.__bases__, C().x, sorted(vars(C)))
D = type("D", (C, int), dict(y=2))
print(D.__mro__, D(5) + 1, type(5), type(C), type(type))
for args in [(), ("A", ()), ("A", (), {}, 1), (5, (), {}), ("A", [], {}), ("A", (5,), {}), ("A", (), []), ("A", (bool,), {}), ("A", (int, str), {}), ("A", (object, C), {}), ("A", (C, C), {}), ("A", (), {"__slots__": 5}), ("A", (), {"__slots__": ["a b"]}), ("A", (int,), {"__slots__": ["x"]}), ("A", (bytes,), {"__slots__": ["x"]}), ("A", (), {"__slots__": ["x"], "x": 1}),
             ("A", (), {"__qualname__": 5}), ("A\0B", (), {}), ("A", (type(lambda: 0),), {}), ("A", (), {"__classcell__": 5}), ("A", (), {1: 2}), ("\ud800", (), {}), ("A", (), {"__slots__": ["__dict__", "__dict__"]}), ("A", (C,), {"__slots__": ["__dict__"]}), ("A", (), {"__slots__": ("__weakref__", "__weakref__")}), ("A", (), {"__doc__": "\ud800"})]:
    print(ascii(args), attempt(type, *args))
print(attempt(type, "A", (), {}, metaclass=5), attempt(type, name="A", bases=(), dict={}), attempt(lambda: type(5, x=1)), attempt(type, "A", (), {}, flag=1))


class Meta(type):
    def __new__(mcls, name, bases, namespace, **kw):
        print("new", name, kw)
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kw):
        print("init", name, kw)
        super().__init__(name, bases, namespace)


E = Meta("E", (), {}, flag=1)
F = type("F", (E,), {})
print(type(F).__name__, attempt(type.__new__, Meta, "G", (), {}), attempt(type.__new__, int, "G", (), {}), attempt(type.__new__, type), attempt(type.__init__, F), attempt(type.__init__, F, 1, 2))
