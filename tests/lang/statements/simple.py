# pass, del, assert, global, expression statements, if chains, return forms.
def f(x):
    if x < 0: return "neg"
    elif x == 0: return "zero"
    elif x < 10: return "small"
    else: return "big"
print([f(v) for v in (-1, 0, 5, 50)])
def nothing(): pass
def bare(): return
def multi(): return 1, 2, *[3]
def empty_tuple(): return ()
def last_expr(): 5
print(nothing(), bare(), multi(), empty_tuple(), last_expr(), (lambda: ...)())
assert True; assert 1, "never shown"
for check in ("assert 0", "assert 0, 'message'", "assert [], {'k': 1}", "assert None, (1, 2)"):
    try: exec(check)
    except AssertionError as e: print(repr(e), e.args)
def calls_message():
    def m(): print("message evaluated"); return "m"
    assert 1, m()
    try: assert 0, m()
    except AssertionError as e: return str(e)
print(calls_message())
a = b = c = 1
del a
try: a
except NameError as e: print(e)
d = {"k": 1, "l": [1, 2, 3]}; del d["k"], d["l"][0], d["l"][-1:]; print(d)
def g():
    global made
    made = "by g"
g(); print(made)
1; "string"; [1, 2]; (x for x in []); ...
if 1: pass
if not d: print("never")
else: print("else")
if (n := 3) > 2 and n < 5: print("walrus in if")
x = 5 if d else 6; y = (1 if x else 2, 3); print(x, y)
if True:
    if False: pass
    elif True:
        if 1: print("nested")
        else: print("never")
print("a") if x else print("b"); z = [print("in list")][0]; print(z)
def early(items):
    for i in items:
        if i is None: return "found none"
        if i == "skip": continue
        last = i
    return last
print(early([1, "skip", 2]), early([None]), early([3, None]))
def shadow(print=print): print("shadowed print")
shadow()
