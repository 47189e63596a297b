# Classes are changed at random; after each change every cached way to an attribute (instance, class, method call,
# operator) must find what a walk over the MRO finds.
import random

NAMES = ["a", "b", "m", "p"]
SPECIAL = {
    "__len__": len,
    "__bool__": bool,
    "__call__": lambda obj: obj(),
    "__getitem__": lambda obj: obj[3],
    "__add__": lambda obj: obj + 1,
    "__contains__": lambda obj: 5 in obj,
    "__hash__": hash,
    "__repr__": repr,
    "__index__": lambda obj: [10, 11, 12, 13, 14][obj],
    "__enter__": lambda obj: entered(obj),
}


def entered(obj):
    with obj as got:
        return got


# One place in the code for each name, so that each has its own cache, which sees objects of all classes.
places = {}
for name in NAMES:
    exec(
        f"def get(obj): return obj.{name}\n"
        f"def call(obj): return obj.{name}()\n"
        f"def put(obj, value): obj.{name} = value\n"
        f"def drop(obj): del obj.{name}\n",
        space := {},
    )
    places[name] = space


class Counting(type):
    def __getattr__(cls, name):
        if name == "m":
            return "from the metaclass"
        raise AttributeError(name)


class Data:
    def __init__(self, tag):
        self.tag = tag

    def __get__(self, obj, cls):
        return ("data", self.tag, obj is None)

    def __set__(self, obj, value):
        obj.__dict__["log"] = (self.tag, value)

    def __delete__(self, obj):
        obj.__dict__.pop("log", None)


class Plain:
    def __init__(self, tag):
        self.tag = tag

    def __get__(self, obj, cls):
        return ("plain", self.tag, obj is None)


def outcome(function, *args):
    try:
        result = function(*args)
    except Exception as error:
        return type(error).__name__
    return result


def found(cls, name):
    for base in cls.__mro__:
        if name in vars(base):
            return vars(base)[name]
    raise LookupError


def model(obj, name):
    """`obj.name` of an instance, without any cache."""
    cls = type(obj)
    try:
        entry = found(cls, name)
    except LookupError:
        entry = None
    else:
        kind = type(entry)
        if hasattr(kind, "__get__") and (hasattr(kind, "__set__") or hasattr(kind, "__delete__")):
            return kind.__get__(entry, obj, cls)
    state = obj.__dict__
    if name in state:
        return state[name]
    if entry is not None:
        if hasattr(type(entry), "__get__"):
            return type(entry).__get__(entry, obj, cls)
        return entry
    try:
        hook = found(cls, "__getattr__")
    except LookupError:
        raise AttributeError(name) from None
    return hook(obj, name)


def model_of_class(cls, name):
    for meta in type(cls).__mro__:
        if name in vars(meta):
            entry = vars(meta)[name]
            if hasattr(type(entry), "__set__"):
                return entry.__get__(cls, type(cls))
    try:
        entry = found(cls, name)
    except LookupError:
        return type(cls).__getattr__(cls, name)
    if hasattr(type(entry), "__get__"):
        return type(entry).__get__(entry, None, cls)
    return entry


def special(obj, name):
    """Whether the class has the special method, and what it answers if it is a function of ours."""
    try:
        entry = found(type(obj), name)
    except LookupError:
        return None
    return getattr(entry, "answer", None)


def same(x, y):
    return type(x) is type(y) and (x == y or getattr(x, "__func__", x) is getattr(y, "__func__", y))


def run(seed, steps):
    rng = random.Random(seed)
    classes = [Counting("R", (), {})]
    for number in range(5):
        bases = (rng.choice(classes),)
        classes.append(Counting(f"C{number}", bases, {}))
    objects = [cls() for cls in classes for _ in range(2)]
    checks = 0

    def value(step):
        kind = rng.randrange(7)
        if kind == 0:
            return Data(step)
        if kind == 1:
            return Plain(step)
        if kind == 2:
            return lambda self=None: ("method", step)
        if kind == 3:
            return property(lambda self: ("property", step))
        if kind == 4:
            return staticmethod(lambda: ("static", step))
        if kind == 5:
            return classmethod(lambda cls: ("class", step, cls.__name__))
        return step

    def method(name, step):
        answer = {"__len__": step, "__bool__": step % 2 == 0, "__contains__": step % 3 == 0, "__hash__": step,
                  "__repr__": f"<{step}>", "__index__": step % 5}.get(name, ("special", name, step))
        function = lambda *args: answer
        function.answer = answer
        return function

    for step in range(steps):
        cls, obj, name = rng.choice(classes), rng.choice(objects), rng.choice(NAMES)
        action = rng.randrange(12)
        if action < 3:
            outcome(setattr, cls, name, value(step))
        elif action == 3:
            outcome(delattr, cls, name)
        elif action == 4:
            outcome(places[name]["put"], obj, step)
        elif action == 5:
            outcome(places[name]["drop"], obj)
        elif action == 6:
            extra = rng.choice(list(SPECIAL))
            setattr(cls, extra, method(extra, step))
            if extra == "__enter__":
                cls.__exit__ = lambda self, *exc: None
        elif action == 7:
            outcome(delattr, cls, rng.choice(list(SPECIAL)))
        elif action == 8 and len(cls.__mro__) > 2:
            others = rng.sample(classes, rng.randrange(1, 3))
            outcome(setattr, cls, "__bases__", tuple(others))
        elif action == 9:
            if rng.random() < 0.5:
                cls.__getattr__ = lambda self, name, step=step: ("hook", name, step)
            else:
                outcome(delattr, cls, "__getattr__")
        elif action == 10:
            obj.__class__ = cls
        elif action == 11:
            setattr(Counting, "b", property(lambda cls, step=step: ("meta", step)))
            if rng.random() < 0.5:
                del Counting.b
        for obj in objects:
            for name in NAMES:
                checks += 1
                left, right = outcome(places[name]["get"], obj), outcome(model, obj, name)
                assert same(left, right), (seed, step, name, left, right)
                left = outcome(places[name]["call"], obj)
                right = outcome(lambda: model(obj, name)())
                assert same(left, right), (seed, step, name, "called", left, right)
            name = rng.choice(list(SPECIAL))
            answer = special(obj, name)
            if answer is not None:
                got = outcome(SPECIAL[name], obj)
                wanted = [10, 11, 12, 13, 14][answer] if name == "__index__" else answer
                assert got == wanted, (seed, step, name, got, wanted)
        for cls in classes:
            for name in NAMES:
                left = outcome(lambda: places[name]["get"](cls))
                right = outcome(model_of_class, cls, name)
                assert same(left, right), (seed, step, cls, name, left, right)
    return checks


for seed in range(6):
    print(seed, run(seed, 60))
