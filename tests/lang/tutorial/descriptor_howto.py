# The descriptor HOWTO.
class Ten:
    def __get__(self, obj, objtype=None): return 10
class A: x = 5; y = Ten()
print(A().x, A().y)
class LoggedAccess:
    def __set_name__(self, owner, name): self.public, self.private = name, "_" + name
    def __get__(self, obj, objtype=None): value = getattr(obj, self.private); print("Accessing", self.public, "giving", value); return value
    def __set__(self, obj, value): print("Updating", self.public, "to", value); setattr(obj, self.private, value)
class Person:
    name = LoggedAccess(); age = LoggedAccess()
    def __init__(self, name, age): self.name = name; self.age = age
    def birthday(self): self.age += 1
p = Person("Peter P", 10); p.birthday(); print(vars(p), vars(vars(Person)["name"]))
from abc import ABC, abstractmethod
class Validator(ABC):
    def __set_name__(self, owner, name): self.private_name = "_" + name
    def __get__(self, obj, objtype=None): return getattr(obj, self.private_name)
    def __set__(self, obj, value): self.validate(value); setattr(obj, self.private_name, value)
    @abstractmethod
    def validate(self, value): pass
class OneOf(Validator):
    def __init__(self, *options): self.options = set(options)
    def validate(self, value):
        if value not in self.options: raise ValueError(f"Expected {value!r} to be one of {sorted(self.options)!r}")
class Number(Validator):
    def __init__(self, minvalue=None, maxvalue=None): self.minvalue, self.maxvalue = minvalue, maxvalue
    def validate(self, value):
        if not isinstance(value, (int, float)): raise TypeError(f"Expected {value!r} to be an int or float")
        if self.minvalue is not None and value < self.minvalue: raise ValueError(f"Expected {value!r} to be at least {self.minvalue!r}")
class String(Validator):
    def __init__(self, minsize=None, predicate=None): self.minsize, self.predicate = minsize, predicate
    def validate(self, value):
        if not isinstance(value, str): raise TypeError(f"Expected {value!r} to be an str")
        if self.predicate is not None and not self.predicate(value): raise ValueError(f"Expected {self.predicate} to be true for {value!r}")
class Component:
    name = String(minsize=3, predicate=str.isupper); kind = OneOf("wood", "metal", "plastic"); quantity = Number(minvalue=0)
    def __init__(self, name, kind, quantity): self.name, self.kind, self.quantity = name, kind, quantity
for args in (("Widget", "metal", 5), ("WIDGET", "metle", 5), ("WIDGET", "metal", -5), ("WIDGET", "metal", "V"), ("WIDGET", "metal", 5)):
    try: c = Component(*args); print("ok", c.quantity)
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
class Property:
    def __init__(self, fget=None, fset=None): self.fget, self.fset = fget, fset
    def __get__(self, obj, objtype=None):
        if obj is None: return self
        if self.fget is None: raise AttributeError("unreadable")
        return self.fget(obj)
    def __set__(self, obj, value):
        if self.fset is None: raise AttributeError("read-only")
        self.fset(obj, value)
    def setter(self, fset): return type(self)(self.fget, fset)
class Cell:
    @Property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v * 2
c = Cell(); c.x = 4; print(c.x)
class ClassMethod:
    def __init__(self, f): self.f = f
    def __get__(self, obj, cls=None): return self.f.__get__(type(obj) if cls is None else cls)
class Emulated:
    @ClassMethod
    def make(cls, n): return cls.__name__, n
print(Emulated.make(1), Emulated().make(2)); f = (lambda self, x: (self, x)); print(f.__get__("obj")(5))
