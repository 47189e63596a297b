# f_locals of a function is a view that writes through (PEP 667).
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import sys


def work():
    first = 1
    second = [2]
    frame = sys._getframe()
    proxy = frame.f_locals
    print(type(proxy).__name__, sorted(proxy), len(proxy) == len(list(proxy)), proxy["first"], proxy is not frame.f_locals, proxy == frame.f_locals)
    proxy["first"] = 10
    proxy["extra"] = "new"
    print(first, proxy["extra"], "extra" in frame.f_locals, "third" in proxy, attempt(lambda: third))
    proxy["third"] = 3
    print(attempt(lambda: proxy["missing"]), proxy.get("missing"), proxy.get("missing", 5), proxy.setdefault("second", 0), proxy.setdefault("fourth", 4))
    proxy.update({"first": 11})
    proxy |= {"second": "two"}
    print(first, second, sorted(key for key in proxy.keys() if key != "frame"), proxy.copy()["first"], type(proxy.copy()).__name__)
    print(attempt(proxy.__delitem__, "first"), attempt(proxy.__delitem__, "fourth"), attempt(lambda: proxy.clear()))
    print(type(proxy | {"a": 1}).__name__, type({"a": 1} | proxy).__name__, attempt(lambda: proxy | 5), list(reversed(proxy))[-1], attempt(lambda: proxy[5]), attempt(hash, proxy))
    proxy[5] = "odd key"
    print(proxy[5], 5 in proxy, attempt(proxy.__contains__), attempt(proxy.__getitem__), attempt(proxy.update, 5), attempt(proxy.__setitem__, [], 1))
    for value in proxy.values():
        pass
    third = None


third = "global"
work()
