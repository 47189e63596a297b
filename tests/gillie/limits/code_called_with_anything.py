# Code that the compiler writes for one caller may be called by others. (CPython 3.13 crashes.)
import types

code = (x for x in ()).gi_code
for argument in 5, None, 1.5, "ab", [1, 2], iter([3]):
    try:
        print(list(types.FunctionType(code, {})(argument)))
    except TypeError as error:
        print(error)
# expect: 'int' object is not iterable
# expect: 'NoneType' object is not iterable
# expect: 'float' object is not iterable
# expect: ['a', 'b']
# expect: [1, 2]
# expect: [3]


class Once:
    def __iter__(self): print("asked"); return self
    def __next__(self): raise StopIteration


print(list(x for x in Once()))
# expect: asked
# expect: []
