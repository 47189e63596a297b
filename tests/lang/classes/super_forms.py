# super() with and without arguments, in class methods, static methods, closures, properties.
class A:
    attr = "A.attr"
    def m(self): return "A.m"
    @classmethod
    def c(cls): return f"A.c {cls.__name__}"
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
    def __getitem__(self, k): return f"A[{k}]"
class B(A):
    attr = "B.attr"
    def m(self):
        return "B.m " + super().m() + " " + super(B, self).m()
    @classmethod
    def c(cls): return "B.c " + super().c()
    @staticmethod
    def s(): return "B.s " + super(B, B).s()
    @property
    def p(self): return "B.p " + super().p
    def __getitem__(self, k): return super().__getitem__(k)
    def closure(self):
        def inner(): return super(B, self).attr
        return inner(), [super(B, self).m() for _ in "a"], super().attr
    def arg(this): return super().m()
    def rebound(self):
        self = A()
        try:
            return super().m()
        except TypeError as e:
            return str(e)
    def deleted(self):
        del self
        try:
            return super().m()
        except RuntimeError as e:
            return str(e)
    def cls(self): return __class__
class C(B): pass
c = C()
print(c.m(), C.c(), c.c(), B.s(), c.p, c["k"], c.closure(), c.arg(), c.cls())
print(c.rebound(), c.deleted())
print(super(B, c).m(), super(C, c).m(), super(B, C).c())
s = super(B, c)
print(s.__thisclass__, s.__self__ is c, s.__self_class__, repr(s).startswith("<super: <class 'B'>, <C object>"))
print(super(B).__get__(c, C).m(), repr(super(B)))
def outside():
    return super()
class NoArgs:
    def f(): return super()
    def g(self): return (lambda: super().x)()
    h = lambda self: super()
for f in (outside, NoArgs.f, lambda: NoArgs().g(), lambda: super(A, 5), lambda: super(5, A), lambda: super(B, A()), lambda: super(A, c).nope, lambda: super().x):
    try:
        print(f())
    except (RuntimeError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    s.x = 1
except AttributeError as e:
    print(e)
class Meta(type):
    def __call__(cls, *a):
        print("Meta.__call__", a)
        return super().__call__(*a)
    def __new__(m, name, bases, ns): return super().__new__(m, name, bases, ns)
class W(metaclass=Meta):
    def __new__(cls, *a):
        print("__new__", a)
        return super().__new__(cls)
    def __init__(self, *a):
        print("__init__", a)
        super().__init__()
W(1, 2)
class Slots(A):
    __slots__ = ("z",)
    def __setattr__(self, k, v): super().__setattr__(k, v * 2)
sl = Slots(); sl.z = 5
print(sl.z)
