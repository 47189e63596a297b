# sys.settrace: the events of statements of every kind, by line of the function.
import sys

def run(function, *args):
    events = []
    def tracer(frame, event, arg):
        if frame.f_code.co_filename != __file__:
            return None
        name = frame.f_code.co_name
        line = frame.f_lineno - function.__code__.co_firstlineno
        shown = arg if isinstance(arg, (int, list, tuple, dict, type(None))) else type(arg).__name__
        what = arg[0].__name__ if event == "exception" else shown if event == "return" else ""
        events.append(f"{name if name != function.__name__ else ''}{event[0]}{line}{'=' + repr(what) if what != '' else ''}")
        return tracer
    sys.settrace(tracer)
    try:
        function(*args)
    except Exception as e:
        events.append(type(e).__name__)
    finally:
        sys.settrace(None)
    print(function.__name__, *events)

def simple(a):
    b = a + 1
    c = b * 2
    return c

def nothing():
    pass

def only_doc():
    "doc"

def branches(x):
    if x > 1:
        y = 1
    elif x:
        y = 2
    else:
        y = 3
    if x:
        pass
    if not x:
        y = 5

def for_loop():
    for i in range(2):
        x = i
        if x:
            continue
        pass
    else:
        x = 9

def for_break():
    for i in range(3):
        if i == 1:
            break
    return i

def while_loop():
    n = 2
    while n:
        n -= 1
    else:
        n = 7
    while True:
        n += 1
        if n > 8:
            break
    x = 1

def one_line_loops():
    for i in range(2): x = i
    while x < 3: x += 1
    y = [a for a in (1, 2)]
    return {a: a for a in "ab" if a}

def tries(x):
    try:
        if x:
            raise ValueError
        y = 1
    except KeyError:
        y = 2
    except ValueError as e:
        y = 3
    else:
        y = 4
    finally:
        y = 5
    return y

def finally_return():
    try:
        return 1
    finally:
        x = 2

def uncaught():
    try:
        x = 1
        {}["k"]
    finally:
        x = 2

class Manager:
    def __enter__(self):
        return self
    def __exit__(self, *args):
        return True

def withs(x):
    with Manager() as m:
        if x:
            raise ValueError
        y = 2
    y = 3

def with_return():
    with Manager() as m:
        return 1

def gen():
    x = yield 1
    yield x

def use_gen():
    for v in gen():
        pass
    g = gen()
    next(g)
    try:
        g.throw(KeyError)
    except KeyError:
        pass

def delegate():
    y = yield from gen()

def use_delegate():
    return list(delegate())

def deco(f):
    return f

def nested():
    @deco
    @deco
    def inner(a=1, b=2):
        return a
    class C:
        x = 1
        def m(self):
            pass
    f = lambda: 1
    return f() + inner()

def matches(x):
    match x:
        case 1:
            y = 1
        case [a, b]:
            y = 2
        case _:
            y = 3

def constants():
    "a"
    x = 1
    2
    if 1:
        x = 2
    if 0:
        x = 3
    assert x
    global G
    G = 1
    del x
    return

def recursive(n):
    if n:
        return recursive(n - 1)
    return n

def continue_in_finally():
    for i in range(2):
        try:
            continue
        finally:
            x = i

def bare_except():
    try:
        raise KeyError
    except:
        pass

def nested_try():
    try:
        try:
            raise KeyError
        except TypeError:
            pass
    except KeyError:
        x = 1

def if_elif_end(x):
    while x:
        if x == 1:
            x = 0
        elif x == 2:
            x = 1
        else:
            x = 2

for f, *args in [(simple, 1), (nothing,), (only_doc,), (branches, 2), (branches, 1), (branches, 0), (for_loop,), (for_break,), (while_loop,), (one_line_loops,),
                 (tries, 0), (tries, 1), (finally_return,), (uncaught,), (withs, 0), (withs, 1), (with_return,), (use_gen,), (use_delegate,), (nested,),
                 (matches, 1), (matches, [1, 2]), (matches, "x"), (constants,), (recursive, 2), (continue_in_finally,), (bare_except,), (nested_try,), (if_elif_end, 3)]:
    run(f, *args)
