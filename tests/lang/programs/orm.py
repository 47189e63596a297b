# A toy ORM: descriptors, metaclass, query chaining, validation.
class Field:
    def __init__(self, kind, default=None, **checks): self.kind, self.default, self.checks = kind, default, checks
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, o, t): return self if o is None else o.__dict__.get(self.name, self.default)
    def __set__(self, o, v):
        if not isinstance(v, self.kind): raise TypeError(f"{type(o).__name__}.{self.name}: expected {self.kind.__name__}, got {type(v).__name__}")
        for c, arg in self.checks.items():
            if not getattr(self, "check_" + c)(v, arg): raise ValueError(f"{self.name}={v!r} fails {c}={arg}")
        o.__dict__[self.name] = v
    def check_min(self, v, a): return v >= a
    def check_max_len(self, v, a): return len(v) <= a
    def __eq__(self, o): return Cond(self.name, "==", o)
    def __gt__(self, o): return Cond(self.name, ">", o)
    def __lt__(self, o): return Cond(self.name, "<", o)
    __hash__ = object.__hash__
class Cond:
    ops = {"==": lambda a, b: a == b, ">": lambda a, b: a > b, "<": lambda a, b: a < b}
    def __init__(self, n, op, v): self.n, self.op, self.v = n, op, v
    def __call__(self, o): return self.ops[self.op](getattr(o, self.n), self.v)
    def __and__(self, other): return Both(self, other, "AND", all)
    def __or__(self, other): return Both(self, other, "OR", any)
    def __repr__(self): return f"{self.n} {self.op} {self.v!r}"
class Both(Cond):
    def __init__(self, a, b, word, f): self.a, self.b, self.word, self.f = a, b, word, f
    def __call__(self, o): return self.f(c(o) for c in (self.a, self.b))
    def __repr__(self): return f"({self.a} {self.word} {self.b})"
class Meta(type):
    def __new__(m, name, bases, ns):
        cls = super().__new__(m, name, bases, ns); cls.fields = {k: v for b in reversed(cls.__mro__) for k, v in vars(b).items() if isinstance(v, Field)}; cls.rows = []; return cls
    def __len__(cls): return len(cls.rows)
    def __iter__(cls): return iter(cls.rows)
class Model(metaclass=Meta):
    def __init__(self, **kw):
        for k, v in kw.items():
            if k not in self.fields: raise AttributeError(f"{type(self).__name__} has no field {k!r}")
            setattr(self, k, v)
    def save(self): type(self).rows.append(self); return self
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={getattr(self, k)!r}' for k in self.fields)})"
    @classmethod
    def where(cls, c): print("WHERE", c); return Query(r for r in cls if c(r))
class Query(list):
    def order(self, f, desc=False): self.sort(key=lambda r: getattr(r, f.name), reverse=desc); return self
    def only(self, *fs): return [tuple(getattr(r, f.name) for f in fs) for r in self]
class User(Model):
    name = Field(str, max_len=10); age = Field(int, 18, min=0)
class Admin(User): level = Field(int, 1)
for n, a in [("ann", 30), ("bob", 25), ("cy", 41)]: User(name=n, age=a).save()
Admin(name="root", level=9).save()
print(list(User), len(User), list(Admin), User.where((User.age > 24) & (User.age < 40)).order(User.name, desc=True).only(User.name, User.age), User.where((User.name == "cy") | (User.age == 25)))
for bad in (lambda: User(name=5), lambda: User(name="much too long a name"), lambda: User(age=-1), lambda: User(nope=1)):
    try: bad()
    except (TypeError, ValueError, AttributeError) as e: print(type(e).__name__, e)
print(sorted(Admin.fields), Admin().age, User.age.name)
