# f_lineno assigned by a trace function: where the frame may go on, and where not.
import sys
def run(function, at, to):
    first = function.__code__.co_firstlineno
    out = []
    done = False
    def tracer(frame, event, arg):
        nonlocal done
        if frame.f_code is not function.__code__:
            return None
        if event == "line" and frame.f_lineno == first + at and not done:
            done = True
            try:
                frame.f_lineno = first + to
            except (ValueError, TypeError) as e:
                out.append(f"{type(e).__name__}: {e}".replace(str(first + to), "N"))
        return tracer
    sys.settrace(tracer)
    try:
        function(out)
    except Exception as e:
        out.append(repr(e))
    finally:
        sys.settrace(None)
    print(function.__name__, at, to, out)
def forward(out):
    out.append(1)
    out.append(2)
    out.append(3)
def backward(out):
    out.append(1)
    out.append(2)
    out.append(3)
def loop(out):
    out.append(1)
    for i in 1, 2:
        out.append(3)
        out.append(4)
    out.append(5)
    for j in 1, 2:
        out.append(7)
def whiles(out):
    n = 2
    while n:
        out.append(n)
        n -= 1
    out.append("end")
def tries(out):
    try:
        out.append(2)
        raise ValueError
    except ValueError:
        out.append(5)
    finally:
        out.append(7)
    out.append(8)
class M:
    def __enter__(self): return self
    def __exit__(self, *a): pass
def withs(out):
    out.append(1)
    with M():
        out.append(3)
        out.append(4)
    out.append(5)
def ifs(out):
    out.append(1)
    if out:
        out.append(3)
    else:
        out.append(5)
    out.append(6)
import warnings
warnings.simplefilter("ignore")
def unbound(out):
    x = 1
    out.append(x)
    y = 2
    out.append(y)
for args in [(forward, 1, 3), (backward, 3, 1), (forward, 2, 2), (forward, 1, 99), (forward, 1, -5), (loop, 1, 5), (loop, 1, 3), (loop, 3, 4), (loop, 3, 5), (loop, 3, 1), (loop, 4, 7),
             (whiles, 3, 5), (whiles, 1, 3), (tries, 2, 8), (tries, 5, 8), (tries, 8, 2), (withs, 1, 3), (withs, 3, 5), (withs, 3, 4), (withs, 3, 1), (ifs, 1, 5), (ifs, 3, 6), (unbound, 1, 4)]:
    run(*args)
