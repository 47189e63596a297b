"""Instances that have nothing to say about how they are pickled, and some that have."""
import copy
import pickle


class Plain:
    def __init__(self, **attributes):
        self.__dict__.update(attributes)

    def __repr__(self):
        return f"{type(self).__name__}({self.__dict__})"


class Child(Plain):
    kind = "class attribute"


class WithState(Plain):
    def __getstate__(self):
        return {"only": 1}


class WithReduce(Plain):
    def __reduce__(self):
        return (WithReduce, (), {"r": 2})


class WithArguments(Plain):
    def __new__(cls, *args, **attributes):
        return super().__new__(cls)

    def __getnewargs__(self):
        return ("a",)


class Slots:
    __slots__ = "a", "__dict__"


class Hooked(Plain):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return name


def two(a, b):
    return [a, b, a]


slotted = Slots()
slotted.a, slotted.b = 1, 2
deleted = Plain(a=1, b=2, c=3)
del deleted.b
again = Plain(a=1, b=2)
del again.a
again.a = 3
cycle = Plain(name="cycle")
cycle.itself = cycle
own = Plain(x=1)
own.__reduce_ex__ = lambda protocol: (Plain, (), {"from": "instance"})
late = Plain()
late.x = 1
late.y = [late]
shared = Plain(v=[1])
objects = [Plain(), Plain(a=1), Plain(a=1, b="x"), Child(z=None), WithState(a=1), WithReduce(a=1), WithArguments(a=1),
           Hooked(a=1), slotted, deleted, again, two(shared, shared.v), Plain(many={i: Plain(n=i) for i in range(3)}),
           Plain(**{f"n{i}": i for i in range(40)}), late]
for o in objects:
    for protocol in (0, 1, 2, 3, 4, 5):
        if isinstance(o, Slots) and protocol < 2:
            continue
        data = pickle.dumps(o, protocol)
        back = pickle.loads(data)
        text = repr(back) if not isinstance(back, Slots) else (back.a, back.b)
        print(protocol, len(data), data if len(data) < 90 else data[:60], str(text)[:100].split(" at ")[0])
    # The object stays as it was.
    print(repr(copy.copy(o))[:60].split(" at ")[0], repr(copy.deepcopy(o))[:60].split(" at ")[0])
for protocol in (2, 4):
    back = pickle.loads(pickle.dumps(cycle, protocol))
    print(back.itself is back, back.name)
    try:
        print(pickle.dumps(own, protocol))
    except Exception as e:
        print(type(e).__name__)
    data = pickle.dumps([shared, shared.v, shared], protocol)
    a, b, c = pickle.loads(data)
    print(a is c, a.v is b)
print(object.__getstate__(Plain(a=1)), object.__getstate__(Plain()), object.__getstate__(slotted))
print(shared, late.__getstate__().keys())
