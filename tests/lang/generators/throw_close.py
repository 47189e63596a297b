# throw() and close(), GeneratorExit, finally blocks, errors while closing.
def resilient():
    n = 0
    while True:
        try:
            n += 1
            x = yield n
            print("got", x)
        except ValueError as e:
            print("caught", e)
        except GeneratorExit:
            print("closing")
            raise
        finally:
            print("finally", n)
g = resilient()
print(next(g))
print(g.throw(ValueError("one")))
print(g.throw(ValueError("two")))
print(g.send("hi"))
g.close()
print(list(g))
g.close()
def plain():
    try:
        yield 1
    finally:
        print("cleaned")
g = plain()
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("out", repr(e))
g = plain()
try:
    g.throw(KeyError("not started"))
except KeyError as e:
    print("out", repr(e), list(g))
g = plain()
g.close()
print("closed before start", list(g))
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
def returns():
    try:
        yield 1
    except GeneratorExit:
        return "value on close"
g = returns()
next(g)
print(g.close())
g = returns()
print(g.close())
def raises():
    try:
        yield 1
    except GeneratorExit:
        raise OSError("while closing")
g = raises()
next(g)
try:
    g.close()
except OSError as e:
    print(e, repr(e.__context__))
def stop():
    yield 1
    raise StopIteration("inside")
g = stop()
next(g)
try:
    next(g)
except RuntimeError as e:
    print(e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
g = plain()
next(g)
try:
    g.throw(StopIteration("thrown"))
except RuntimeError as e:
    print(e)
def handler():
    while True:
        try:
            yield
        except Exception as e:
            print("handling", repr(e), repr(e.__context__))
h = handler()
next(h)
h.throw(ValueError)
h.throw(ValueError("v"))
try:
    raise KeyError("ctx")
except KeyError:
    h.throw(TypeError("t"))
for bad in (1, "x", None, int, object()):
    try:
        h.throw(bad)
    except TypeError as e:
        print(e)
    h = handler()
    next(h)
def chain():
    try:
        yield 1
    except ValueError:
        raise KeyError("second")
g = chain()
next(g)
try:
    g.throw(ValueError("first"))
except KeyError as e:
    print(repr(e), repr(e.__context__))
def in_finally():
    try:
        yield 1
    finally:
        yield 2
g = in_finally()
print(next(g), g.throw(ValueError("pending")))
try:
    next(g)
except ValueError as e:
    print("then", e)
del h
