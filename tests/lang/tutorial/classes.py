# The Python tutorial, chapter 9.
def scope_test():
    def do_local(): spam = "local spam"
    def do_nonlocal(): nonlocal spam; spam = "nonlocal spam"
    def do_global(): global spam; spam = "global spam"
    spam = "test spam"; do_local(); print("After local assignment:", spam); do_nonlocal(); print("After nonlocal assignment:", spam); do_global(); print("After global assignment:", spam)
scope_test(); print("In global scope:", spam)
class MyClass:
    """A simple example class"""
    i = 12345
    def f(self): return "hello world"
x = MyClass(); print(x.f(), MyClass.f(x), x.i, MyClass.__doc__); x.counter = 1
while x.counter < 10: x.counter = x.counter * 2
print(x.counter); del x.counter
class Complex:
    def __init__(self, realpart, imagpart): self.r = realpart; self.i = imagpart
x = Complex(3.0, -4.5); print(x.r, x.i)
class Dog:
    kind = "canine"
    def __init__(self, name): self.name = name; self.tricks = []
    def add_trick(self, trick): self.tricks.append(trick)
d, e = Dog("Fido"), Dog("Buddy"); d.add_trick("roll over"); e.add_trick("play dead"); print(d.kind, e.kind, d.name, e.name, d.tricks, e.tricks)
class Warehouse: purpose = "storage"; region = "west"
w1, w2 = Warehouse(), Warehouse(); w2.region = "east"; print(w1.purpose, w1.region, w2.purpose, w2.region)
def f1(self, x, y): return min(x, x + y)
class C:
    f = f1
    def g(self): return "hello world"
    h = g
print(C().f(3, -5), C().h())
class Bag:
    def __init__(self): self.data = []
    def add(self, x): self.data.append(x)
    def addtwice(self, x): self.add(x); self.add(x)
b = Bag(); b.addtwice(4); print(b.data)
class Mapping:
    def __init__(self, iterable): self.items_list = []; self.__update(iterable)
    def update(self, iterable):
        for item in iterable: self.items_list.append(item)
    __update = update
class MappingSubclass(Mapping):
    def update(self, keys, values):
        for item in zip(keys, values): self.items_list.append(item)
m = MappingSubclass([1, 2]); m.update("ab", [1, 2]); print(m.items_list)
class Reverse:
    """Iterator for looping over a sequence backwards."""
    def __init__(self, data): self.data = data; self.index = len(data)
    def __iter__(self): return self
    def __next__(self):
        if self.index == 0: raise StopIteration
        self.index = self.index - 1
        return self.data[self.index]
print([c for c in Reverse("spam")])
def reverse(data):
    for index in range(len(data) - 1, -1, -1): yield data[index]
print("".join(reverse("golf")), sum(i * i for i in range(10)), sum(x * y for x, y in zip([10, 20, 30], [7, 5, 3])), max((s.gpa, s.name) for s in [type("S", (), {"gpa": 3.5, "name": "a"}), type("S", (), {"gpa": 3.9, "name": "b"})]), list("golf"[i] for i in range(3, -1, -1)))
class B(Exception): pass
class CC(B): pass
class DD(CC): pass
for cls in [B, CC, DD]:
    try: raise cls()
    except DD: print("D")
    except CC: print("C")
    except B: print("B")
