# Exceptions and the exception being handled, across yields.
import sys
def g():
    try:
        raise ValueError("in gen")
    except ValueError:
        print("before", repr(sys.exception()))
        yield 1
        print("after", repr(sys.exception()))
    print("outside", repr(sys.exception()))
    yield 2
it = g()
next(it)
print("caller", sys.exception())
try:
    raise KeyError("caller's")
except KeyError:
    print(next(it), repr(sys.exception()))
def bare():
    try:
        yield
    except ValueError:
        try:
            yield "handling"
            raise
        except ValueError as e:
            yield f"reraised {e}"
b = bare()
next(b)
print(b.throw(ValueError("x")), next(b))
def context():
    yield
    raise TypeError("new")
c = context()
next(c)
try:
    try:
        raise KeyError("first")
    except KeyError:
        next(c)
except TypeError as e:
    print(repr(e), repr(e.__context__))
def loop():
    for i in range(3):
        try:
            if i == 1:
                raise ValueError(i)
            yield i
        except ValueError as e:
            yield f"caught {e}"
        else:
            yield "else"
        finally:
            yield "finally"
print(list(loop()))
def caught_in_caller():
    for i in (2, 1, 0):
        yield 10 // i
try:
    for v in caught_in_caller():
        print(v)
except ZeroDivisionError as e:
    print(e, e.__traceback__.tb_next.tb_frame.f_code.co_name)
def reraise_in_finally():
    try:
        yield 1
        raise ValueError("one")
    finally:
        try:
            raise KeyError("two")
        except KeyError as e:
            print(repr(e.__context__))
try:
    list(reraise_in_finally())
except ValueError as e:
    print(repr(e), e.__context__)
def returner():
    try:
        yield 1
    finally:
        return "swallowed"
r = returner()
next(r)
try:
    r.throw(ValueError("gone"))
except StopIteration as e:
    print(e.value, repr(e.__context__))

# What 3.14 says:
# expect: before ValueError('in gen')
# expect: caller None
# expect: after ValueError('in gen')
# expect: outside KeyError("caller's")
# expect: 2 KeyError("caller's")
# expect: handling reraised x
# expect: TypeError('new') KeyError('first')
# expect: [0, 'else', 'finally', 'caught 1', 'finally', 2, 'else', 'finally']
# expect: 5
# expect: 10
# expect: integer division or modulo by zero caught_in_caller
# expect: ValueError('one')
# expect: ValueError('one') None
# expect: swallowed None
# error: generators_exceptions_inside.py:81: SyntaxWarning: 'return' in a 'finally' block
# error:   return "swallowed"
