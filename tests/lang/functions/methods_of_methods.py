# bound methods whose functions are bound methods
import types

def f(*args, **kwargs):
    return args, kwargs

p = f
for i in range(20):
    p = types.MethodType(p, i)
print(p("x", k=1))
print(types.MethodType(types.MethodType(len, [1, 2]), 3) is None)
try:
    types.MethodType(types.MethodType(len, [1, 2]), 3)()
except TypeError as e:
    print(e)

class C:
    def __call__(self, *args):
        return args

print(types.MethodType(C(), 5)(6), types.MethodType(types.MethodType(C(), 5), 7)(6))
