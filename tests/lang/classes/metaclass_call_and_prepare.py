# A metaclass's __call__ makes singletons and shared instances, its __prepare__ watches the body.
class Single(type):
    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        cls.instances = {}

    def __call__(cls, *args):
        if args not in cls.instances:
            cls.instances[args] = super().__call__(*args)
        return cls.instances[args]


class Namespace(dict):
    def __init__(self):
        self.order = []
        super().__init__()

    def __setitem__(self, name, value):
        if name in self and not name.startswith("__"):
            self.order.append(f"{name} again")
            value = self.overloaded(self[name], value)
        else:
            self.order.append(name)
        super().__setitem__(name, value)

    @staticmethod
    def overloaded(first, second):
        by_count = {f.__code__.co_argcount: f for f in (first, second)}
        return lambda *args: by_count[len(args)](*args)

    def __missing__(self, name):
        if name.startswith("auto_"):
            self[name] = value = len(self.order)
            return value
        raise KeyError(name)


class Overloading(type):
    @classmethod
    def __prepare__(meta, name, bases, **kwargs):
        print("prepare", name, [b.__name__ for b in bases], kwargs)
        return Namespace()

    def __new__(meta, name, bases, namespace, **kwargs):
        cls = super().__new__(meta, name, bases, dict(namespace))
        cls.order = [n for n in namespace.order if not n.startswith("__")]
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)


class Colour(metaclass=Single):
    def __init__(self, *rgb):
        print("made", rgb, end="; ")
        self.rgb = rgb


class Named(Colour):
    def __new__(cls, name):
        print("new", name, end="; ")
        return super().__new__(cls)


print(Colour(1, 2, 3) is Colour(1, 2, 3), Colour() is Colour(), Colour(1) is Named(1), len(Colour.instances))
print(Named("x") is Named("x"), Named.instances.keys(), type(Named).__name__, Colour() in Named.instances.values())


class Shapes(metaclass=Overloading, option=1):
    auto_first, auto_second
    third = auto_third * 10

    def area(self):
        return "nothing"

    def area(self, side):
        return side * side

    if third:
        fourth = [len(str(third))] * 2


class More(Shapes):
    fifth = len

    def area(self, a, b):
        return a * b


print(Shapes().area(), Shapes().area(4), More().area(2, 5))
print(Shapes.order, More.order, Shapes.third, type(Shapes.__dict__).__name__, isinstance(More, Overloading))
try:
    class Wrong(metaclass=Overloading):
        unknown_name
except NameError as error:
    print("NameError", error)
try:
    class Both(Colour, Shapes):
        pass
except TypeError as error:
    print("TypeError", error)
