"""CodeType(...) of a code object's own attributes, as cloudpickle makes functions again; replace() of lines."""

import types


def make(n):
    def function(a, /, b=2, *args, c, **kwargs):
        try:
            return [x + n for x in (a, b, c)] + list(args) + sorted(kwargs)
        except TypeError:
            return "caught"

    return function


def again(code, **changes):
    names = (
        "argcount posonlyargcount kwonlyargcount nlocals stacksize flags code consts names varnames filename name "
        "qualname firstlineno linetable exceptiontable freevars cellvars"
    )
    fields = [changes.get(name, getattr(code, "co_" + name)) for name in names.split()]
    return types.CodeType(*fields)


function = make(10)
code = again(function.__code__)
print(code == function.__code__, code.co_freevars, code.co_varnames[:5])
made = types.FunctionType(code, globals(), "made", function.__defaults__, function.__closure__)
made.__kwdefaults__ = {"c": 7}
print(made(1), made(1, 5, 6, c=8, z=9), made("x"), made.__name__)

outer = again(make.__code__, name="renamed", qualname="re.named", filename="elsewhere.py")
print(outer.co_name, outer.co_qualname, outer.co_filename, types.FunctionType(outer, globals())(1)(1, c=2))
constants = tuple("other" if constant == "caught" else constant for constant in function.__code__.co_consts)
changed = again(function.__code__, consts=constants)
print(types.FunctionType(changed, globals(), "f", (2,), function.__closure__)("x", c=1))
for arguments in ((), (1,) * 19):
    try:
        types.CodeType(*arguments)
    except TypeError as error:
        print(error)


def fails():
    1 / 0


moved = fails.__code__.replace(co_firstlineno=1000)
try:
    types.FunctionType(moved, globals())()
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_lineno, moved.co_firstlineno)
nowhere = fails.__code__.replace(co_linetable=b"")
try:
    types.FunctionType(nowhere, globals())()
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_lineno, list(nowhere.co_lines()))
    traceback = types.TracebackType(None, error.__traceback__.tb_frame, 1, 2)
    print(traceback.tb_next, traceback.tb_lasti, traceback.tb_lineno)
