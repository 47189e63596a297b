# Lines of what goes over several: comprehensions, calls, displays, loops.
import sys
out=[]
def tracer(frame, event, arg):
    if frame.f_code.co_filename!=__file__: return
    out.append((event, frame.f_lineno-frame.f_code.co_firstlineno, frame.f_code.co_name))
    return tracer
def run(f,*a):
    out.clear()
    sys.settrace(tracer)
    try: 
        r=f(*a)
        if hasattr(r,'send') and not hasattr(r,'__next__'):
            try:
                while 1: r.send(None)
            except StopIteration: pass
    except Exception as e: out.append(repr(e))
    finally: sys.settrace(None)
    print(f.__name__, out)
