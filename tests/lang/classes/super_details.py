# super objects: attributes, descriptors, errors.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class A:
    x = "A.x"

    def m(self):
        return "A.m"

    @classmethod
    def c(cls):
        return cls.__name__


class B(A):
    x = "B.x"

    def m(self):
        return super().m() + " from B"

    @classmethod
    def c(cls):
        return super().c() + " by B"

    def bad(self):
        del self
        return super()

    def proxy(self):
        return super()


b = B()
s = super(B, b)
print(b.m(), B.c(), s.x, s.__thisclass__.__name__, s.__self__ is b, s.__self_class__.__name__, repr(s).split(" object")[0] + ">", attempt(b.bad))
unbound = super(B)
print(repr(unbound), unbound.__self__, unbound.__get__(b).x, attempt(lambda: unbound.y), attempt(unbound.__get__, None))
for call in ["super()", "super(5)", "super(B, 5)", "super(B, A())", "super(B, A)", "super(B, B).m is A.m", "super(A, B).c", "super(B, b).zzz", "super(B, None)", "s.m()", "super(type=B)", "super(B, b) == super(B, b)", "unbound.__get__(5)", "super(object, b).x"]:
    print(call, attempt(eval, call, globals()).split(" at 0x")[0])
print(attempt(setattr, s, "y", 1), attempt(setattr, s, "__self__", 1), attempt(delattr, s, "x"), s.__class__.__name__, b.proxy().m())


def outside(self):
    return super().m()


print(attempt(outside, b))
