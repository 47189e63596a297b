# code.replace and copy.replace change what they are told to.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


import copy


def f(a, b=1, *args, c, **kw):
    """doc"""
    x = a + b
    return x


code = f.__code__
again = code.replace()
print(again == code, again is code, hash(again) == hash(code), code.replace(co_name="g") == code)
named = code.replace(co_name="g", co_qualname="m.g", co_filename="other.py")
print(named.co_name, named.co_qualname, named.co_filename, repr(named).split(" at ")[0], repr(named).split(", ")[1:])
moved = code.replace(co_firstlineno=100)
print(moved.co_firstlineno, next(line for *_, line in moved.co_lines() if line) - next(line for *_, line in code.co_lines() if line) == 100 - code.co_firstlineno)
print(copy.replace(code, co_name="h").co_name, code.__replace__(co_name="i").co_name)
print(code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals, code.co_varnames, code.co_names, code.co_freevars, code.co_cellvars, code.co_flags & 12, code.co_consts[0])
for changes in [{"co_nam": 1}, {"co_name": 5}, {"co_filename": None}, {"co_firstlineno": "a"}, {"co_consts": [1]}, {"co_names": ["a"]}]:
    print(changes, attempt(code.replace, **changes))
print(attempt(code.replace, 5))
for name in ["co_name", "co_code", "co_lines", "other"]:
    try:
        setattr(code, name, 1)
    except AttributeError as error:
        print(error)
