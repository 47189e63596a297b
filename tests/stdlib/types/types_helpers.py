# Helpers of the types module: namespaces, proxies, bound methods, classes made by calls
import types
from types import DynamicClassAttribute, MappingProxyType, MethodType, SimpleNamespace

n = SimpleNamespace({"a": 1}, b=[2])
n.c = n
print(n, n == SimpleNamespace(**vars(n)), SimpleNamespace(x=1) != SimpleNamespace(x=2), SimpleNamespace(b=1, a=2))
del n.c
print(vars(n), sorted(x for x in dir(n) if not x.startswith("_")))
try:
    n.missing
except AttributeError as error:
    print(error)

base = {"k": 1}
proxy = MappingProxyType(base)
base["l"] = 2
print(proxy, proxy | {"m": 3}, list(reversed(proxy)), proxy == base, proxy.copy() is base, len(proxy), proxy.get("q"))
for call in (lambda: proxy.__setitem__("a", 1), lambda: proxy.clear(), lambda: MappingProxyType([1])):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    proxy["a"] = 1
except TypeError as error:
    print(error)


def area(self, factor=1):
    return self.w * self.h * factor


box = SimpleNamespace(w=2, h=3)
box.area = MethodType(area, box)
print(box.area(), box.area(factor=10), box.area.__self__ is box, box.area.__func__ is area, box.area == MethodType(area, box))
print(MethodType(len, "four")(), MethodType(MethodType(max, 5), 9)())


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        print("prepare", name, [b.__name__ for b in bases], keywords)
        return {"prepared": True}

    def __new__(meta, name, bases, namespace, **keywords):
        return super().__new__(meta, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **keywords):
        super().__init__(name, bases, namespace)


class Wrapped:
    def __mro_entries__(self, bases):
        return (dict,)


Made = types.new_class("Made", (Wrapped(),), {"metaclass": Meta, "size": 3}, lambda ns: ns.update(f=lambda self: len(self)))
print(Made, Made.__mro__[1:], Made.prepared, Made(a=1).f(), type(Made).__name__, len(Made.__orig_bases__))
print(types.resolve_bases((int, list[int])), types.get_original_bases(type("X", (), {})))
meta, namespace, keywords = types.prepare_class("P", (Made,), {"x": 1})
print(meta.__name__, namespace, keywords)


class Names(type):
    def __getattr__(cls, name):
        return f"the class's {name}"


class Item(metaclass=Names):
    @DynamicClassAttribute
    def name(self):
        "The name."
        return "an item's"


print(Item().name, Item.name, vars(Item)["name"].__doc__)


@types.coroutine
def old():
    return (yield "asked")


async def new():
    return await old() + 1

c = new()
print(c.send(None), end=" ")
try:
    c.send(41)
except StopIteration as stop:
    print(stop.value, isinstance(c, types.CoroutineType))
print([isinstance(x, t) for x, t in ((area, types.FunctionType), (len, types.BuiltinFunctionType), ("".join, types.BuiltinMethodType),
       (str.join, types.MethodDescriptorType), (int.__add__, types.WrapperDescriptorType), (None, types.NoneType), (..., types.EllipsisType))])
