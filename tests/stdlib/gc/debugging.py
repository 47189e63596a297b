# gc.set_debug, gc.garbage, gc.callbacks.
import gc, io, re, sys, contextlib

gc.collect()


class Node:
    pass


def cycle():
    node = Node()
    node.itself = node
    return node


print(gc.get_debug(), gc.DEBUG_LEAK == gc.DEBUG_COLLECTABLE | gc.DEBUG_UNCOLLECTABLE | gc.DEBUG_SAVEALL)
gc.set_debug(gc.DEBUG_SAVEALL)
cycle()
gc.collect()
print([type(found).__name__ for found in gc.garbage if isinstance(found, Node)])
gc.garbage.clear()
gc.set_debug(0)
print(gc.collect() > 0)

text = io.StringIO()
with contextlib.redirect_stderr(text):
    gc.set_debug(gc.DEBUG_STATS | gc.DEBUG_COLLECTABLE)
    cycle()
    gc.collect()
    gc.set_debug(0)
for line in text.getvalue().splitlines():
    line = re.sub(r"0x[0-9a-f]+", "ADDRESS", line)
    line = re.sub(r"\d+\.\d+s", "SECONDS", line)
    if "dict" not in line:
        print(re.sub(r"\d+( \d+)* *", "N ", line))

seen = []


def callback(phase, info):
    seen.append((phase, info["generation"], info["collected"] > 0, info["uncollectable"]))


gc.callbacks.append(callback)
cycle()
gc.collect()
cycle()
gc.collect(0)
gc.callbacks.remove(callback)
print(seen)


def broken(phase, info):
    raise ValueError("in a callback")


gc.callbacks.append(broken)
hooked = []
sys.unraisablehook = lambda error: hooked.append((error.exc_type, str(error.exc_value), error.object is broken))
gc.collect()
gc.callbacks.clear()
print(hooked)
try:
    gc.collect(3)
except ValueError as error:
    print(error)


class Trigger:
    def __del__(self):
        # A collection inside a collection does nothing.
        print("nested", gc.collect())


trigger = Trigger()
trigger.itself = trigger
del trigger
print(gc.collect() > 0)
