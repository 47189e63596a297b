# Generators that are dropped close themselves; finally and with inside them.
import gc
def resource(name):
    print("open", name)
    try:
        yield name
    finally:
        print("close", name)
def use():
    for r in resource("a"):
        print("using", r)
        break
    print("after break")
use()
gc.collect()
g = resource("b")
next(g)
del g
gc.collect()
print("after del")
class CM:
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, *exc):
        print("exit", exc[0] and exc[0].__name__)
def managed():
    with CM():
        yield 1
        yield 2
for x in managed():
    break
gc.collect()
g = managed()
next(g)
try:
    g.throw(ValueError)
except ValueError:
    print("value error out")
g = managed()
next(g)
g.close()
def nested():
    try:
        try:
            yield 1
        finally:
            print("inner finally")
    finally:
        print("outer finally")
g = nested()
next(g)
g = None
gc.collect()
unstarted = nested()
del unstarted
def loop_with_return():
    for i in range(5):
        try:
            if i == 2:
                return
            yield i
        finally:
            print("f", i, end=" ")
print(list(loop_with_return()))
def holds():
    big = CM()
    yield
    del big
def generator_in_generator():
    inner = resource("inner")
    next(inner)
    yield
g = generator_in_generator()
next(g)
g.close()
gc.collect()
print("end")
