# Methods and operators of tuples with every form of arguments.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


t = (1, 2, 3, 2)
print(t.index(2), t.index(2, 2), t.index(2, -1), t.count(2), t[1:], t[::-1], t[True], t * 2, t + (), t.__getnewargs__(), t.__add__((1,)), t.__rmul__(1), t.__contains__(3))
for call in ["t.index(9)", "t.index()", "t.index(1, 'a')", "t.index(1, 2, 3, 4)", "t.count()", "t.count(1, 2)", "t[4]", "t[-5]", "t['a']", "t[1.0]", "t[2**70]", "t[::0]", "t + [1]", "t + 5", "[1] + t", "t * 'a'", "t * 1.5", "t < [1]", "t < 5", "t == [1]", "(1, 'a') < (1, 2)", "tuple(5)", "tuple(1, 2)",
             "tuple(iterable=())", "hash(([],))", "t.__add__(5)", "t.__mul__('a')", "t.__getitem__()", "t.__getitem__('a')", "tuple.index()", "tuple.count([], 1)", "t * 2**70"]:
    print(call, attempt(eval, call, {"t": t}))
try:
    t[0] = 1
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
print(hasattr(tuple, "__radd__"), hasattr(tuple, "__iadd__"), tuple.__new__(tuple, "ab"), attempt(tuple.__new__, list), attempt(tuple.__new__))
empty = ()
print(tuple(t) is t, t[:] is t, t * 1 is t, t + () is t, empty is tuple([]))


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))


pair = Pair(1, 2)
print(pair, type(pair[:]), type(pair + ()), type(pair * 1), pair == (1, 2), hash(pair) == hash((1, 2)), pair.__getnewargs__())
