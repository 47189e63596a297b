# gc.get_referents and gc.is_tracked of builtin objects.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import gc


class C:
    pass


class S:
    __slots__ = ("x",)


c = C()
c.value = ["held"]
s = S()
s.x = "slot"
print(["held"] in gc.get_referents(c) or {"value": ["held"]} in gc.get_referents(c), C in gc.get_referents(c), "slot" in gc.get_referents(s))
print(sorted(map(str, gc.get_referents([1, "a"]))), sorted(map(str, gc.get_referents((1,), ["b"]))), gc.get_referents(5), gc.get_referents("a", b"c", 1.5))
for value in [5, "a", b"a", 1.5, None, [], {1: []}, c, s, C, len, lambda: 0, (i for i in ()), [].append, property(), iter([])]:
    print(type(value).__name__, gc.is_tracked(value))
for call in ["gc.collect(5)", "gc.collect(-1)", "gc.collect('a')", "gc.collect(1, 2)", "gc.set_threshold()", "gc.set_threshold('a')", "gc.set_debug('a')", "gc.get_objects(9)", "gc.get_objects('a')", "gc.is_tracked()", "gc.is_finalized()", "gc.freeze(1)", "gc.enable(1)"]:
    print(call, attempt(eval, call, {"gc": gc}))
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled(), type(gc.get_threshold()), len(gc.get_count()), len(gc.get_stats()), sorted(gc.get_stats()[0]), gc.get_debug(), gc.callbacks, gc.garbage)
