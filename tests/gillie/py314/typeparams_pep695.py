# Type parameters: generic functions, classes, aliases, bounds, scopes.
def first[T](xs: list[T]) -> T: return xs[0]
class Stack[T]:
    def __init__(self): self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
class Pair[K, V: int](dict[K, V]): pass
def multi[T: (int, str), *Ts, **P](x: T, *a: *Ts) -> tuple[*Ts]: return x
type IntList = list[int]
type Nested[T] = dict[str, list[T] | None]
type Rec = int | list[Rec]
print(first([1, 2]), first.__type_params__, Stack.__type_params__, [p.__name__ for p in multi.__type_params__], [type(p).__name__ for p in multi.__type_params__], multi.__type_params__[0].__constraints__, Pair.__type_params__[1].__bound__)
s = Stack[int](); s.push(5); print(s.pop(), Stack[int], Stack.__parameters__, Stack.__orig_bases__, [b.__name__ for b in Stack.__mro__], Pair.__orig_bases__)
print(IntList, IntList.__value__, IntList.__name__, IntList.__type_params__, Nested.__value__, Nested.__type_params__, Nested[int], Nested[int].__args__, Rec.__value__, type(IntList).__name__, IntList.__module__)
type Lazy = undefined_thing | int
try: Lazy.__value__
except NameError as e: print(e)
undefined_thing = str
print(Lazy.__value__)
T = "outer T"
def shadow[T](x: T): return T
print(shadow(1), T, shadow.__annotations__["x"] is shadow.__type_params__[0])
class Outer[T]:
    alias = T
    def method[U](self, t: T, u: U) -> T: return T, U
    class Inner: kept = "no T problem"
print(Outer.alias, Outer().method(1, 2), Outer.method.__type_params__)
def make[T]():
    class Local[U]:
        pair = (T, U)
    return Local.pair
print(make(), (lambda: [T for T in range(2)])())
t = first.__type_params__[0]; print(t.__bound__, t.__constraints__, t.__infer_variance__, t.__covariant__, repr(t), t == first.__type_params__[0])
def lazy_bound[T: not_defined](x: T): return x
print(lazy_bound(3))
try: lazy_bound.__type_params__[0].__bound__
except NameError as e: print(e)
async def agen[T](x: T): yield x
gen = lambda: [k for k in (1,)]
type = 5; print(type)
for bad in ["def f[T, T](): pass", "class A[T: (int,)]: pass", "type X[T] = (yield)", "def f[](): pass", "class A[*Ts: int]: pass", "class A[**P: int]: pass", "def f[T: (yield)](): pass", "type X = (x := 1)", "class A[T](T := int): pass", "type 1 = 2", "def f[T = int, U](): pass", "type X[T] = await y", "def f[T]():\n nonlocal T", "class A[__debug__]: pass", "type X.y = 1", "def f[T](x: (y := 1)): pass", "lambda[T]: 1"]:
    try: compile(bad, "<t>", "exec"); print(repr(bad), "fine")
    except SyntaxError as e: print(repr(bad), e.msg)

# What 3.14 says:
# expect: 1 (T,) (T,) ['T', 'Ts', 'P'] ['TypeVar', 'TypeVarTuple', 'ParamSpec'] (<class 'int'>, <class 'str'>) <class 'int'>
# expect: 5 __main__.Stack[int] (T,) (typing.Generic[T],) ['Stack', 'Generic', 'object'] (dict[K, V], typing.Generic[K, V])
# expect: IntList list[int] IntList () dict[str, list[T] | None] (T,) Nested[int] (<class 'int'>,) int | list[Rec] TypeAliasType __main__
# expect: name 'undefined_thing' is not defined
# expect: str | int
# expect: T outer T True
# expect: T (T, U) (U,)
# expect: (T, U) [0, 1]
# expect: None () True False T True
# expect: 3
# expect: name 'not_defined' is not defined
# expect: 5
# expect: 'def f[T, T](): pass' duplicate type parameter 'T'
# expect: 'class A[T: (int,)]: pass' fine
# expect: 'type X[T] = (yield)' yield expression cannot be used within a type alias
# expect: 'def f[](): pass' Type parameter list cannot be empty
# expect: 'class A[*Ts: int]: pass' cannot use bound with TypeVarTuple
# expect: 'class A[**P: int]: pass' cannot use bound with ParamSpec
# expect: 'def f[T: (yield)](): pass' yield expression cannot be used within a TypeVar bound
# expect: 'type X = (x := 1)' named expression cannot be used within a type alias
# expect: 'class A[T](T := int): pass' named expression cannot be used within the definition of a generic
# expect: 'type 1 = 2' invalid syntax
# expect: 'def f[T = int, U](): pass' non-default type parameter 'U' follows default type parameter
# expect: 'type X[T] = await y' await expression cannot be used within a type alias
# expect: 'def f[T]():\n nonlocal T' nonlocal binding not allowed for type parameter 'T'
# expect: 'class A[__debug__]: pass' cannot assign to __debug__
# expect: 'type X.y = 1' invalid syntax
# expect: 'def f[T](x: (y := 1)): pass' named expression cannot be used within an annotation
# expect: 'lambda[T]: 1' invalid syntax
