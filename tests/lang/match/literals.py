# match: literals, captures, wildcards, or-patterns, guards.
def f(x):
    match x:
        case 0: return "zero"
        case -1 | 1.5 | 2 + 3j: return "numbers"
        case "a" "b" | 'c': return "string"
        case b"bytes": return "bytes"
        case True: return "true (never: 1 is not 0, but True == 1)"
        case None: return "none"
        case int(n) if n > 100: return f"big {n}"
        case float() | complex(): return "inexact"
        case bool(): return "bool"
        case int() as n: return f"int {n}"
        case _: return f"other {x!r}"
for v in [0, False, 0.0, -1, 1.5, 2 + 3j, "ab", "c", b"bytes", True, 1, None, 101, 50, 2.5, 1j, [], "zzz", ...]:
    print(repr(v), "->", f(v))
def last(x):
    match x:
        case anything: return anything
print(last(5))
def none(x):
    match x:
        case 1: return "one"
print(none(2))
match 5:
    case n if n < 3: print("small")
    case n if (m := n * 2) > 9: print("guard walrus", m, n)
match (1, 2), 3:
    case (a, b), c: print(a, b, c)
match 1,:
    case [x]: print("tuple of one", x)
match *[1, 2], 3:
    case [1, *rest]: print(rest)
match = 1
case = 2
_ = 3
print(match, case, _, match + case)
match[0:1] if isinstance(match, list) else print("match is a name")
match (match):
    case 1: print("matched", case)
type = 5
print(type)
def soft(match, case): return match(case)
print(soft(match=str, case=1))
match -1:
    case -1: print("negative")
match {}:
    case {}: print("empty mapping")
for bad in ["match x:\n case 1 | y: pass", "match x:\n case y: pass\n case 1: pass", "match x:\n case _: pass\n case 1: pass", "match x:\n case [a, a]: pass", "match x:\n case a | b: pass", "match x:\n case [*a, *b]: pass", "match x:\n case {**r, 'a': 1}: pass", "match x:\n case {**_}: pass", "match x:\n case A(1, b=2, b=3): pass", "match x:\n case A(b=1, 2): pass", "match x:\n case 1 + 2: pass", "match x:\n case -a: pass", "match x:\n case f'{a}': pass", "match x:\n case a.b as c.d: pass", "match x:\n case 1 as _: pass", "match x:\n case (a | b) as c: pass", "match x:\n pass", "match x:\ncase 1: pass", "match x:\n case {a: 1}: pass", "match x:\n case {1: a, 1: b}: pass", "match x:\n case [a] | [b]: pass", "match x:\n case 1 + 1j + 1j: pass", "match x:\n case *a: pass", "match x: case 1: pass", "match x:\n case _ if True: pass\n case 1: pass", "match x:\n case a if b: pass\n case c: pass", "match x:\n case 1j + 1: pass", "match x:\n case {'a': b, 'c': b}: pass", "match x:\n case [_, _]: pass", "match x:\n case a.b: pass\n case _: pass"]:
    try:
        compile(bad, "<t>", "exec")
        print(repr(bad), "fine")
    except SyntaxError as e:
        print(repr(bad), "|", e.msg)
