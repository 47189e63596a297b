# Filters of warnings: actions, matching, order, registries.
import re, warnings


def caught(*configure, times=1, message="message", category=UserWarning):
    with warnings.catch_warnings(record=True) as seen:
        warnings.resetwarnings()
        for function, *args in configure:
            function(*args[0], **args[1]) if len(args) == 2 else function(*args)
        try:
            for n in range(times):
                warnings.warn(message if isinstance(message, (str, Warning)) else message[n], category)
        except Warning as error:
            print("raised", type(error).__name__, error)
        print([(str(w.message), w.category.__name__) for w in seen])


S = warnings.simplefilter
F = warnings.filterwarnings
for action in ("default", "error", "ignore", "always", "module", "once"):
    try:
        caught((S, action), times=3)
    except ValueError as error:
        print(error)
caught((S, "default"), times=2, message=["a", "b"])
caught((S, "ignore"), (S, "always"), times=2)
caught((S, "always"), (S, "ignore"), times=2)
caught((S, "always"), (F, ("ignore",), {"message": "mess"}))
caught((S, "always"), (F, ("ignore",), {"message": "MESS"}))
caught((S, "always"), (F, ("ignore",), {"message": "essage"}))
caught((S, "always"), (F, ("error",), {"category": DeprecationWarning}))
caught((S, "always"), (F, ("error",), {"category": Warning}))
caught((S, "always"), (F, ("error",), {"module": "__main__"}))
caught((S, "always"), (F, ("error",), {"module": "other"}))
caught((S, "always"), (F, ("error",), {"lineno": 15}))
caught((S, "always"), (F, ("error",), {"lineno": 1}))
caught((F, ("error",), {"append": True}), (S, "always"))
caught((S, "always"), (F, ("error",), {"append": True}))
caught((S, "always"), category=RuntimeWarning)
caught((S, "always"), message=FutureWarning("own category"))
caught((S, "error"), message=SyntaxWarning("is raised"))
for call in [
    lambda: S("bogus"), lambda: F("bogus"), lambda: F("error", message=3), lambda: F("error", category=3),
    lambda: F("error", category=int), lambda: F("error", module=3), lambda: F("error", lineno=-1), lambda: F("error", lineno="x"),
    lambda: S("error", lineno=-1), lambda: S("error", category=3), lambda: warnings.warn("x", int), lambda: warnings.warn("x", 3),
    lambda: warnings.warn(), lambda: warnings.warn("x", stacklevel="a"), lambda: warnings.warn_explicit("x", int, "f", 1),
    lambda: warnings.warn_explicit("x", UserWarning, "f", "1"), lambda: warnings.warn_explicit("x", UserWarning, None, 1),
    lambda: warnings.warn_explicit("x", UserWarning, "f", 1, registry=3), lambda: warnings.catch_warnings(bogus=1),
    lambda: warnings.warn("x", skip_file_prefixes="abc"), lambda: warnings.warn("x", skip_file_prefixes=(3,)),
]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            print(call())
    except (TypeError, ValueError, AssertionError) as error:
        print(type(error).__name__, error)
with warnings.catch_warnings():
    warnings.resetwarnings()
    print(warnings.filters)
    S("ignore", DeprecationWarning)
    F("error", "some text", UserWarning, "mod", 7)
    F("error", "some text", UserWarning, "mod", 7)
    print([(a, m and m.pattern, c.__name__, mod and mod.pattern, n) for a, m, c, mod, n in warnings.filters])
    S("ignore", DeprecationWarning)
    print([f[0] for f in warnings.filters])
    S("ignore", DeprecationWarning, append=True)
    print(len(warnings.filters))
registry = {}
with warnings.catch_warnings(record=True) as seen:
    S("default")
    for line in (1, 1, 2):
        warnings.warn_explicit("text", UserWarning, "file.py", line, registry=registry)
    print(len(seen), sorted(k for k in registry if k != "version"))
    S("once")
    warnings.warn_explicit("text", UserWarning, "other.py", 5)
    warnings.warn_explicit("text", UserWarning, "third.py", 6)
    print(len(seen))
with warnings.catch_warnings(action="error", category=UserWarning):
    try:
        warnings.warn("in context")
    except UserWarning as error:
        print("raised", error)
context = warnings.catch_warnings(record=True)
print(context)
with context:
    try:
        with context:
            pass
    except RuntimeError as error:
        print(error)
try:
    warnings.catch_warnings().__exit__(None, None, None)
except RuntimeError as error:
    print(error)
