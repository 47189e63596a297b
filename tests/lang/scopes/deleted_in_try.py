# a local that a `try` deletes, read by its `finally` and handlers
def show(f, *args):
    try:
        print(f(*args))
    except UnboundLocalError as e:
        print(e)

def normal(g=1):
    try:
        del g
    finally:
        for d in g:
            pass

def handler(g):
    try:
        del g
        del g
    except UnboundLocalError:
        return g

def bound_again(g):
    try:
        del g
        g = [1]
    finally:
        return_value = [x for x in g]
    return return_value

def raising(g, f):
    try:
        del g
        f()
    except ZeroDivisionError:
        g = "handled"
    finally:
        h = g
    return h

def loop(g):
    for i in range(3):
        try:
            if i == 1:
                del g
        finally:
            print(i, g)

def target(*, g=None):
    try:
        with open("/dev/null") as g:
            pass
        del g
    finally:
        g = (g,)
    return g

def generator(g):
    try:
        yield g
        del g
        yield 1
    finally:
        print(g)

show(normal)
show(handler, 1)
show(bound_again, 1)
show(raising, 1, lambda: 1 // 0)
show(raising, 1, lambda: 1)
show(loop, 5)
show(target)
show(list, generator(7))
def close(n):
    it = generator(8)
    for _ in range(n):
        next(it)
    it.close()
show(close, 1)
show(close, 2)
