# Decorators of every shape: with arguments, as classes, stacked, any expression.
import functools
def trace(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        print(f"call {f.__name__}{args}{kwargs or ''}")
        return f(*args, **kwargs)
    return wrapper
def repeat(times):
    def decorator(f):
        @functools.wraps(f)
        def wrapper(*a):
            return [f(*a) for _ in range(times)]
        return wrapper
    return decorator
@trace
@repeat(2)
def greet(name):
    "Greets."
    return f"hi {name}"
print(greet("bob"), greet.__name__, greet.__doc__, greet.__wrapped__.__name__)
class CountCalls:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f, self.calls = f, 0
    def __call__(self, *a):
        self.calls += 1
        return self.f(*a)
@CountCalls
def square(x): return x * x
print(square(2), square(3), square.calls, square.__name__)
registry = {}
def register(name):
    return lambda f: registry.setdefault(name, f)
@register("one")
def one(): return 1
@(lambda f: "not a function any more")
def gone(): pass
@[trace, repeat(2)][1]
def chosen(): return "c"
@(d := trace)
def walrus(): return "w"
print(registry["one"] is one, gone, chosen(), walrus(), d is trace)
def class_decorator(cls):
    cls.added = "added"
    return cls
@class_decorator
class K: pass
print(K.added)
class Memo:
    def __init__(self, f): self.f, self.cache = f, {}
    def __call__(self, n):
        if n not in self.cache:
            self.cache[n] = self.f(n)
        return self.cache[n]
@Memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), len(fib.cache))
def order(tag):
    print("evaluate", tag)
    def deco(f):
        print("apply", tag)
        return f
    return deco
@order("a")
@order("b")
def f(x=print("default")): pass
