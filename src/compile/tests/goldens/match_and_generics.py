def f(x):
    match x:
        case 1 | 2: return 'a'
        case [a, b, *rest]: return a
        case {'k': v, **r} if v: return r
        case Point(x=0, y=yy) | Q(yy): return yy
        case [q, *_] : pass
        case str() as s: return s
        case None: pass
        case _: return 0
def g[T: int, *Ts, **P = [int]](a: T, b=1, *args: *Ts, k=2) -> T:
    return a
class C[T](B[T], metaclass=M):
    x: int = 3
    def m[U](self, u: U) -> T: ...
    if x:
        y: str
type A[T] = list[T]
type B2 = int
z: int = 3
