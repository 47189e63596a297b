match x:
    case 0 | -1 | 1.5 | -2j | 1+2j | -1 - 2j: pass
    case 'a' | b'b' | 'a' 'b' | f: pass
    case None | True | False: pass
    case a.b | a.b.c: pass
    case (1): pass
    case (1,): pass
    case (): pass
    case []: pass
    case [a]: pass
    case [a, b, *rest]: pass
    case (a, *_, b): pass
    case a, b: pass
    case *a, b: pass
    case a,: pass
    case {}: pass
    case {'a': 1, -1: x, a.b: y, None: z, **rest}: pass
    case {**rest}: pass
    case A(): pass
    case A.B(1, 2,): pass
    case A(x=1, y=B(z)): pass
    case A(1, x=2): pass
    case (a | b) as c: pass
    case [1, 2] as c, d: pass
    case x if x > 1: pass
    case x if (y := x): pass
    case _: pass
match x,: 
    case _: pass
match *a, b:
    case _: pass
match (yield_):
    case match: pass
match match:
    case case: pass
match -x:
    case _: pass
match [a, b]:
    case _: pass
match {a: b}:
    case _: pass
match not x:
    case _: pass
match lambda: x:
    case _: pass
match x[1:2]:
    case _: pass
if 1:
    match x:
        case 1:
            match y:
                case 2: pass
        case 2: pass
match 'a':
    case _: pass
match x:  # c

    # c
    case 1: pass
