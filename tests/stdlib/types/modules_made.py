# types.ModuleType: attributes, __dict__, repr, __getattr__ and __dir__.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import types

m = types.ModuleType("made", "about it")
print(m, m.__name__, m.__doc__, m.__spec__, m.__loader__, m.__package__, sorted(vars(m)), dir(m))
m.x = 1
print(m.x, attempt(lambda: m.y), "x" in dir(m))
m.__getattr__ = lambda name: f"made {name}" if name != "z" else (_ for _ in ()).throw(AttributeError("no z"))
m.__dir__ = lambda: ["only", "this"]
print(m.y, attempt(lambda: m.z), dir(m), getattr(m, "z", "default"))
del m.__getattr__, m.__dir__
print(attempt(lambda: m.y))
del m.__name__
print(attempt(lambda: m.y), repr(m))
for call in ["types.ModuleType()", "types.ModuleType(5)", "types.ModuleType('a', 'b', 'c')", "types.ModuleType(name='n').__name__", "types.ModuleType('a', doc='d').__doc__", "types.ModuleType.__new__(types.ModuleType).x", "repr(types.ModuleType.__new__(types.ModuleType))", "types.ModuleType.__new__(types.ModuleType).__dict__"]:
    print(call, attempt(eval, call, globals()))
for name in ["__dict__", "__class__"]:
    print(attempt(setattr, m, name, {}), attempt(delattr, m, name))


class Lazy(types.ModuleType):
    @property
    def answer(self):
        return 42


m.__class__ = Lazy
print(m.answer, type(m).__name__, attempt(setattr, m, "answer", 1), attempt(setattr, m, "__class__", int))
m.__annotations__ = {"a": int}
print(m.__annotations__, types.ModuleType("fresh").__annotations__)
