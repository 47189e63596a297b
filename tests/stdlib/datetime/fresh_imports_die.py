"""Modules whose classes have native methods go with all they made, like others."""
import contextvars
import gc
import sys
import weakref


def fresh(name):
    kept = sys.modules.pop(name, None)
    module = __import__(name)
    del sys.modules[name]
    if kept is not None: sys.modules[name] = kept
    return module


def use(module):
    if hasattr(module, "timedelta"):
        zone = module.timezone(module.timedelta(hours=1))
        moment = module.datetime(2000, 1, 2, 3, tzinfo=zone)
        class Sub(module.datetime): pass
        print(moment + module.timedelta(1), Sub.now() - Sub.now() < module.timedelta(1), moment.astimezone(module.timezone.utc))
        return [module.datetime, module.date, Sub, type(zone)]
    class Sub(module.Decimal): pass
    print(module.Decimal("1.5") * 3, Sub(2) + 1, module.getcontext().prec)
    return [module.Decimal, module.Context, Sub]


for name in "_pydatetime", "_pydecimal":
    refs = []
    for _ in range(4):
        refs.append([weakref.ref(c) for c in contextvars.copy_context().run(use, fresh(name))])
    contextvars.copy_context().run(use, fresh(name))
    for _ in range(3): gc.collect()
    print(name, [[ref() is None for ref in of] for of in refs])

# A method that outlives its module still knows what it needs.
for name, cls in ("_pydatetime", "datetime"), ("_pydecimal", "Decimal"):
    module = fresh(name)
    add = getattr(module, cls).__add__
    value = getattr(module, cls)(2000, 1, 1) if cls == "datetime" else module.Decimal(5)
    other = module.timedelta(1) if cls == "datetime" else module.Decimal(6)
    del module
    for _ in range(3):
        fresh(name)
        gc.collect()
    print(add(value, other))
