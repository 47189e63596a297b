# Mixins, cached results, fluent interfaces, classmethod factories, comparison by key.
import functools, json
class ReprMixin:
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items() if not k.startswith('_'))})"
class JsonMixin:
    def to_json(self): return json.dumps(vars(self), sort_keys=True)
    @classmethod
    def from_json(cls, s): o = cls.__new__(cls); o.__dict__.update(json.loads(s)); return o
class KeyOrder:
    def __lt__(self, o): return self.key() < o.key()
    def __eq__(self, o): return self.key() == o.key()
    def __hash__(self): return hash(self.key())
@functools.total_ordering
class Version(KeyOrder, ReprMixin, JsonMixin):
    def __init__(self, text): self.parts = [int(p) for p in text.split(".")]
    def key(self): return tuple(self.parts)
    @classmethod
    def parse_all(cls, s): return sorted(map(cls, s.split()))
    @property
    def major(self): return self.parts[0]
    @major.setter
    def major(self, v): self.parts[0] = v
    @staticmethod
    def valid(s): return all(p.isdigit() for p in s.split("."))
    def __str__(self): return ".".join(map(str, self.parts))
vs = Version.parse_all("1.10 1.9 2.0.1 1.9.0"); print(*vs); v = vs[0]; v.major = 7; v.major += 1; print(v, repr(v), v.to_json(), Version.from_json(v.to_json()) == v, max(vs), Version("1.0") >= Version("1.0"), len({Version("1.0"), Version("1.0")}), Version.valid("1.x"), Version("1") <= Version("1.0"))
class Query:
    def __init__(self, table): self._t, self._w, self._o, self._n = table, [], None, None
    def where(self, **k): self._w += [f"{n} = {v!r}" for n, v in k.items()]; return self
    def order(self, c): self._o = c; return self
    def limit(self, n): self._n = n; return self
    def __getattr__(self, n):
        if n.startswith("by_"): return lambda v: self.where(**{n[3:]: v})
        raise AttributeError(f"{type(self).__name__!r} has no {n!r}")
    def __str__(self): return " ".join(["SELECT * FROM", self._t] + (["WHERE " + " AND ".join(self._w)] if self._w else []) + ([f"ORDER BY {self._o}"] if self._o else []) + ([f"LIMIT {self._n}"] if self._n is not None else []))
print(Query("users").where(age=3).by_name("bob").order("id").limit(5)); print(Query("t"))
try: Query("t").group()
except AttributeError as e: print(e)
class Temperature:
    def __init__(self): self.celsius = 0
    def __setattr__(self, n, v):
        if n == "fahrenheit": n, v = "celsius", (v - 32) * 5 / 9
        if not isinstance(v, (int, float)): raise TypeError(f"{n} must be a number")
        super().__setattr__(n, v)
    fahrenheit = property(lambda self: self.celsius * 9 / 5 + 32)
t = Temperature(); t.fahrenheit = 212; print(t.celsius, t.fahrenheit)
try: t.celsius = "hot"
except TypeError as e: print(e)
class Borg:
    _state = {}
    def __init__(self): self.__dict__ = self._state
b1, b2 = Borg(), Borg(); b1.x = 1; print(b2.x, b1 is b2); 
class Meta(type):
    def __getattr__(cls, n): return f"{cls.__name__}.{n}"
    def __call__(cls, *a, **k): o = super().__call__(*a, **k); cls.count = cls.__dict__.get("count", 0) + 1; return o
class Counted(metaclass=Meta): pass
Counted(); Counted(); print(Counted.count, Counted.anything)
