# What the functions of `gc` take and say.
import gc


def say(call):
    try:
        result = eval(call)
        print(call, type(result).__name__)
    except Exception as error:
        print(call, type(error).__name__, error)


for call in (
    "gc.get_objects('a')", "gc.get_objects(1.5)", "gc.get_objects(-2)", "gc.get_objects(3)", "gc.get_objects(generation=None)",
    "gc.collect(-1)", "gc.collect(3)", "gc.collect('a')", "gc.collect(1.5)", "gc.collect(None)", "gc.collect(generation=1)",
    "gc.set_threshold()", "gc.set_threshold(1, 2, 3, 4)", "gc.set_threshold('a')", "gc.set_threshold(2**40)",
    "gc.set_debug()", "gc.set_debug('a')", "gc.is_tracked()", "gc.freeze(1)", "gc.get_referents()", "gc.get_referrers()",
):
    say(call)
gc.set_threshold(5)
print(gc.get_threshold()[0])
gc.set_threshold(6, 7)
print(gc.get_threshold()[:2])
gc.set_threshold(700, 10, 10)
print(gc.get_threshold()[:2])


class Finalized:
    def __del__(self):
        kept.append(self)


kept = []
thing = Finalized()
print(gc.is_finalized(thing))
del thing
print(gc.is_finalized(kept[0]))
import io

for thing in ((number for number in ()), (lambda: (yield))(), io.StringIO(), io.BytesIO(), [], 1, None):
    print(type(thing).__name__, gc.is_finalized(thing))
print(gc.freeze.__doc__)
print(gc.unfreeze.__doc__)
print(gc.get_objects.__doc__)
print(gc.set_debug.__doc__)
print(gc.set_threshold.__doc__)
