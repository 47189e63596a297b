# property: getter, setter, deleter, inheritance, doc, errors.
class Temp:
    def __init__(self, c=0): self._c = c
    @property
    def celsius(self):
        "Degrees."
        return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273: raise ValueError("too cold")
        self._c = v
    @celsius.deleter
    def celsius(self):
        print("deleting")
        self._c = None
    @property
    def fahrenheit(self): return self._c * 9 / 5 + 32
    @fahrenheit.setter
    def fahrenheit(self, f): self.celsius = (f - 32) * 5 / 9
    kelvin = property(lambda self: self._c + 273, doc="K")
t = Temp(100)
t.fahrenheit = 50
print(t.celsius, t.fahrenheit, t.kelvin, Temp.celsius.__doc__, Temp.kelvin.__doc__)
t.celsius += 5
print(t.celsius)
del t.celsius
print(t.celsius)
try: t.celsius = -300
except ValueError as e: print(e)
for s in ["t.kelvin = 1", "del t.kelvin", "del t.fahrenheit", "t.w", "t.w = 1", "Temp.celsius.fget = 1", "Temp.celsius(1)"]:
    try:
        exec(s)
    except (AttributeError, TypeError) as e:
        print(s, type(e).__name__, e)
class W:
    w = property()
    wo = property(None, lambda self, v: print("set only", v))
x = W()
for s in ["x.w", "x.w = 1", "del x.w", "x.wo", "x.wo = 5"]:
    try:
        exec(s)
    except AttributeError as e:
        print(s, "|", e)
class Sub(Temp):
    @property
    def celsius(self): return "sub " + str(super().celsius)
    @Temp.celsius.getter
    def other(self): return "other"
s = Sub(1)
print(s.celsius, s.other)
s.other = 44
print(s._c)
p = Temp.celsius
print(type(p).__name__, p.fget.__name__, p.fset.__name__, p.fdel.__name__, p.__get__(t), p.__isabstractmethod__, Temp.celsius.__name__)
class Counter:
    n = 0
    @classmethod
    def bump(cls): cls.n += 1; return cls.n
    @property
    def value(self): return self.bump()
print(Counter().value, Counter().value, Counter.n)
class Raises:
    @property
    def attr(self): return self.missing
    def __getattr__(self, n): return f"getattr({n})"
print(Raises().attr)
class Raises2:
    @property
    def attr(self): return self.missing
try: Raises2().attr
except AttributeError as e: print(e)
class ClassProp(type):
    @property
    def shout(cls): return cls.__name__.upper()
class Q(metaclass=ClassProp): pass
print(Q.shout)
try: Q().shout
except AttributeError as e: print(e)
from functools import cached_property
class Cp:
    calls = 0
    @cached_property
    def heavy(self):
        Cp.calls += 1
        return "computed"
c = Cp()
print(c.heavy, c.heavy, Cp.calls, c.__dict__)
del c.heavy
print(c.heavy, Cp.calls)
