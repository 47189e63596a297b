# PEP 696 defaults.
class A[T = int, **P = [int]]: pass
type Tup[*Ts = *tuple[int, str]] = tuple[*Ts]
(a, c), (b,) = A.__type_params__, Tup.__type_params__
print(a.__default__, b.__default__, c.__default__, a.has_default(), b.has_default(), c.has_default())
type X[K, V = list[K]] = dict[K, V]
print(X.__type_params__[1].__default__, X.__type_params__[0].has_default(), X.__type_params__[0].__default__)
def f[T = undefined_default](x: T): return x
print(f(1))
try: f.__type_params__[0].__default__
except NameError as e: print(e)
class B[T: int = bool]: pass
print(B.__type_params__[0].__bound__, B.__type_params__[0].__default__, B[int], B.__parameters__)
import typing
print(typing.NoDefault, typing.TypeVar("Q", default=int).__default__)
try: typing.TypeVar("R", int)
except TypeError as e: print(e)
