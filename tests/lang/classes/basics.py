# Classes, instances, attributes, and how they print.
class Empty: pass
class Dog:
    """A dog."""
    kind = "canine"
    tricks = []
    def __init__(self, name): self.name = name
    def speak(self): return f"{self.name} says woof"
    def __repr__(self): return f"Dog({self.name!r})"
fido, rex = Dog("Fido"), Dog("Rex")
print(fido.speak(), Dog.speak(rex), fido, [fido, rex], str(fido), f"{rex}")
fido.kind = "changed"
Dog.tricks.append("sit")
print(fido.kind, rex.kind, rex.tricks, vars(fido), Dog.__doc__, Dog.__name__, Dog.__qualname__, Dog.__module__, Dog.__bases__, Dog.__base__, Dog.__mro__)
print(type(fido), fido.__class__, isinstance(fido, Dog), isinstance(fido, object), issubclass(Dog, object), type(Dog), type(type), isinstance(type, type), isinstance(object, type))
print(repr(Dog), str(Empty), Dog == Dog, Empty() == Empty(), (e := Empty()) == e, hash(e) == hash(e))
print([k for k in Dog.__dict__ if not k.startswith("__")], type(Dog.__dict__).__name__)
try:
    Dog.__dict__["x"] = 1
except TypeError as t:
    print(t)
del fido.kind
print(fido.kind)
for s in ["del fido.kind", "fido.nope", "Dog.nope", "Dog()", "Dog(1, 2)", "Empty(1)", "del Dog.nope", "Dog.speak()", "Dog.__name__ = 1", "fido.__class__ = 5", "fido.__class__ = int", "object().x = 1", "object(1)", "Empty.__init__(1, 2)", "int.x = 1", "del int.real", "Dog.__bases__ = ()", "Dog.__dict__ = {}", "type.__call__()", "Dog.__qualname__ = 5", "class X(5): pass", "class X(int, str): pass", "class X(bool): pass", "class X(type(None)): pass", "class X(Dog, Dog): pass", "class X(lambda: 1): pass", "class X(*5): pass", "class X(metaclass=5): pass", "class X(foo=1): pass", "class X(range): pass", "class X(object, Dog): pass"]:
    try:
        exec(s)
        print(s, "fine")
    except Exception as x:
        print(f"{s:24} {type(x).__name__}: {x}")
class Cat:
    def __init__(self): return None
    def lives(self): return 9
rex.__class__ = Cat
print(rex.lives(), rex.__dict__, type(rex).__name__)
class BadInit:
    def __init__(self): return 1
try:
    BadInit()
except TypeError as t:
    print(t)
Dog.speak = lambda self: "patched"
print(fido.speak())
Dog.__name__ = "Hound"
print(Dog, Dog.__name__, type(fido).__name__)
def make(n):
    class Local:
        number = n
    return Local
print(make(1).number, make(1) is make(1), make(2), make(1).__qualname__)
class Tree:
    class Node:
        class Leaf: pass
print(Tree.Node.Leaf, Tree.Node.Leaf.__name__)
A = type("A", (Dog,), {"extra": 1, "m": lambda self: "m"})
print(A("n").m(), A.extra, A.__bases__, A.__module__)
