# types.SimpleNamespace: construction, comparison, replacement, errors.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import copy
from types import SimpleNamespace as NS

ns = NS(a=1, b=[2])
ns.c = ns.a + 1
print(ns, NS(), NS({"x": 1}), NS([("x", 1)], y=2), ns == NS(a=1, b=[2], c=2), ns != NS(), vars(ns), NS(**{"not a name": 1}))
for call in ["NS(1)", "NS({}, {})", "NS({1: 2})", "NS(**{'a': 1}) < NS()", "NS().a", "hash(NS())", "NS() == {}", "NS(a=1) == 5"]:
    print(call, attempt(eval, call, {"NS": NS}))
ns.self = ns
print(ns)
del ns.self, ns.c
print(attempt(delattr, ns, "zzz"), copy.copy(ns), copy.replace(ns, b=3), attempt(copy.replace, ns, 5) if False else "", ns.__replace__(z=1), ns.__reduce__()[2])


class Sub(NS):
    def hello(self):
        return self.name


sub = Sub(name="n")
print(sub, sub.hello(), copy.replace(sub, name="m"), isinstance(copy.copy(sub), Sub), sub == NS(name="n"), NS(name="n") == sub)
print(type(NS.__dict__["__dict__"]).__name__, NS.__module__, sorted(name for name in vars(NS)))
ns.__dict__["direct"] = True
print(ns.direct, attempt(setattr, ns, "__dict__", {}))
