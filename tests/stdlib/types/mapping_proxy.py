# types.MappingProxyType is a read-only view of any mapping.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


from types import MappingProxyType as Proxy
import collections

data = {"a": 1, "b": 2}
proxy = Proxy(data)
print(proxy, proxy["a"], len(proxy), "a" in proxy, list(proxy), list(reversed(proxy)), proxy.get("z", 0), list(proxy.items()), proxy.copy() is data, proxy == data, proxy == Proxy({"a": 1, "b": 2}), proxy | {"c": 3}, {"c": 3} | proxy, type(proxy | proxy).__name__)
data["c"] = 3
print(proxy["c"], repr(Proxy({})), str(proxy), hash(proxy) if False else attempt(hash, proxy), Proxy[int, str])
for call in ["p['z']", "p.__setitem__", "p.pop('a')", "Proxy()", "Proxy(5)", "Proxy([1])", "Proxy('ab')", "Proxy({}, 1)", "p < p", "p | 5", "5 | p", "p.get()", "p.get(1, 2, 3)", "p[[]]", "[] in p", "p.fromkeys"]:
    print(call, attempt(eval, call, {"p": proxy, "Proxy": Proxy}))
for change in ["p['a'] = 1", "del p['a']", "p |= {}", "p.x = 1"]:
    try:
        exec(change, {"p": proxy})
        print(change, "done")
    except Exception as error:
        print(change, type(error).__name__, error)
print(Proxy(collections.ChainMap({"x": 1}))["x"], Proxy(collections.OrderedDict(a=1)), type(type.__dict__).__name__, hash(Proxy(type("H", (dict,), {"__hash__": lambda self: 7})())))
