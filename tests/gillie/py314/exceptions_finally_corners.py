# finally with return, break, continue, raise: who wins.
def ret_in_finally():
    try:
        return "try"
    finally:
        return "finally"
def ret_swallows():
    try:
        raise ValueError
    finally:
        return "swallowed"
def value_fixed():
    x = [1]
    y = 1
    try:
        return x, y
    finally:
        x.append(2)
        y = 2
def break_in_finally():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            break
    return "broke", i
def continue_in_finally():
    out = []
    for i in range(3):
        try:
            out.append(i)
            if i == 1: raise KeyError
        finally:
            continue
    return out
def raise_in_finally():
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")
def nested():
    log = []
    try:
        try:
            log.append(1)
            return log
        finally:
            log.append(2)
    finally:
        log.append(3)
def loop_else():
    for i in range(3):
        try:
            if i == 1: break
        finally:
            print("fin", i, end=" ")
    else:
        print("else")
    return i
def while_try():
    n = 0
    while True:
        try:
            n += 1
            if n == 2: continue
            if n == 4: break
        finally:
            n += 10 if n > 2 else 0
            if n > 10:
                return n
def gen():
    try:
        yield 1
        return 2
    finally:
        yield 3
def deep():
    for a in range(2):
        try:
            for b in range(2):
                try:
                    if (a, b) == (0, 1): break
                    if (a, b) == (1, 0): continue
                    if (a, b) == (1, 1): return "deep return"
                finally:
                    print((a, b), end=" ")
        finally:
            print("a", a, end=" ")
import warnings
print(ret_in_finally(), ret_swallows(), value_fixed(), break_in_finally(), continue_in_finally(), nested(), loop_else(), while_try(), list(gen()), deep())
try:
    raise_in_finally()
except KeyError as e:
    print(repr(e), repr(e.__context__))
def except_in_except():
    try:
        try: raise ValueError("a")
        except ValueError as e: raise KeyError("b")
        finally: print("inner finally")
    except KeyError as e:
        return repr(e), repr(e.__context__)
print(except_in_except())
def unbound_after():
    e = "outer"
    try: raise ValueError
    except ValueError as e: pass
    try: return e
    except UnboundLocalError as u: return str(u)
print(unbound_after())
def delete_inside():
    try: raise ValueError
    except ValueError as e: del e
    try: raise ValueError
    except ValueError as e: e = 5
    return "ok"
print(delete_inside())
def else_raises():
    try:
        try: pass
        except ValueError: print("never")
        else: raise ValueError("from else")
        finally: print("fin")
    except ValueError as e: return str(e)
print(else_raises())
def return_loop():
    while True:
        try:
            return 1
        finally:
            break
    return 2
print(return_loop())

# What 3.14 says:
# expect: fin 0 fin 1 (0, 0) (0, 1) a 0 (1, 0) (1, 1) a 1 finally swallowed ([1, 2], 1) ('broke', 0) [0, 1, 2] [1, 2, 3] 1 13 [1, 3] deep return
# expect: KeyError('second') ValueError('first')
# expect: inner finally
# expect: ("KeyError('b')", "ValueError('a')")
# expect: cannot access local variable 'e' where it is not associated with a value
# expect: ok
# expect: fin
# expect: from else
# expect: 2
# error: exceptions_finally_corners.py:6: SyntaxWarning: 'return' in a 'finally' block
# error:   return "finally"
# error: exceptions_finally_corners.py:11: SyntaxWarning: 'return' in a 'finally' block
# error:   return "swallowed"
# error: exceptions_finally_corners.py:25: SyntaxWarning: 'break' in a 'finally' block
# error:   break
# error: exceptions_finally_corners.py:34: SyntaxWarning: 'continue' in a 'finally' block
# error:   continue
# error: exceptions_finally_corners.py:70: SyntaxWarning: 'return' in a 'finally' block
# error:   return n
# error: exceptions_finally_corners.py:130: SyntaxWarning: 'break' in a 'finally' block
# error:   break
