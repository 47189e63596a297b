# A profile function is told of calls of native callables that run generators, whatever is thrown into those.
import sys

def gen():
    while True:
        try:
            yield 1
        except ValueError:
            pass

def fails():
    yield 1
    raise KeyError("x")

class C:
    def __init__(self):
        pass

def started(function=gen):
    it = function()
    next(it)
    return it

def watched(body, it):
    events = []
    def profile(frame, event, arg):
        name = getattr(arg, "__name__", None) if event.startswith("c_") else None
        events.append((event, name, frame.f_code.co_name))
    sys.setprofile(profile)
    try:
        body(it)
    except Exception as error:
        events.append(repr(error))
    finally:
        sys.setprofile(None)
    print(body.__name__)
    for event in events[1:]:
        print("  ", event)

def send(it): it.send(2)
def close(it): it.close()
def throw(it): it.throw(ValueError)
def throw_through(it): it.throw(TypeError)
def throw_at_start(it): it.throw(TypeError)
def nested(it): list(map(lambda x: x.throw(ValueError), [it]))

watched(send, started())
watched(close, started())
watched(throw, started())
watched(throw_through, started())
watched(throw_at_start, gen())
watched(nested, started())
watched(send, started(fails))
watched(lambda it: sorted([3, 1], key=lambda x: it.send(None)), started())
