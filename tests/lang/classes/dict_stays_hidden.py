# the dict of a class cannot be changed behind the class's back
import gc

class A:
    def f(self):
        return 1
    x = thing = object()

a = A()

def call():
    return [a.f() for _ in range(3)]

print(call())
for holder in gc.get_referrers(A.thing) + gc.get_referents(A):
    if "thing" in holder if hasattr(holder, "keys") else False:
        try:
            holder["f"] = None
        except TypeError as e:
            pass

class Spy:
    def __eq__(self, other):
        if isinstance(other, dict):
            other["f"] = lambda self: "changed by =="
        return True
    __hash__ = None
    def __ror__(self, other):
        if isinstance(other, dict):
            other["f"] = lambda self: "changed by |"
        return {}
    __or__ = __ror__

print(A.__dict__ | Spy(), Spy() | A.__dict__)
A.__dict__ != 5
print(A.__dict__ == A.__dict__, A.__dict__ == dict(A.__dict__), A.__dict__ == {})
A.g = 1
print(A().g, "f" in A.__dict__)
