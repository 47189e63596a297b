# with and try mixed with return, break, continue in loops and generators.
class L:
    def __init__(self, n): self.n = n
    def __enter__(self): print("+" + self.n, end=" "); return self
    def __exit__(self, *a): print("-" + self.n, end=" ")
def f(mode):
    for i in range(2):
        with L("a"):
            try:
                with L("b"), L("c"):
                    if mode == "return": return "r"
                    if mode == "break": break
                    if mode == "continue": continue
                    if mode == "raise": raise ValueError
                    if mode == "generator": return list(g())
            except ValueError:
                print("caught", end=" ")
            else:
                print("else", end=" ")
            finally:
                print("fin", end=" ")
                if mode == "override": return "from finally"
    else:
        print("for-else", end=" ")
    return "end"
def g():
    with L("g"):
        yield 1
        yield 2
for mode in ["none", "return", "break", "continue", "raise", "generator", "override"]:
    print(mode, "=", f(mode))
def while_with():
    n = 0
    while True:
        with L(str(n)):
            n += 1
            if n < 3: continue
            return n
print(while_with())
async def a():
    with L("async"):
        return 5
try:
    a().send(None)
except StopIteration as e:
    print(e.value)
def many():
    with L("1"), L("2"), L("3"), L("4"), L("5"), L("6"), L("7"), L("8"), L("9"), L("10"):
        with L("11"), L("12"):
            return "deep"
print(many())

# What 3.14 says:
# expect: +a +b +c -c -b else fin -a +a +b +c -c -b else fin -a for-else none = end
# expect: +a +b +c -c -b fin -a return = r
# expect: +a +b +c -c -b fin -a break = end
# expect: +a +b +c -c -b fin -a +a +b +c -c -b fin -a for-else continue = end
# expect: +a +b +c -c -b caught fin -a +a +b +c -c -b caught fin -a for-else raise = end
# expect: +a +b +c +g -g -c -b fin -a generator = [1, 2]
# expect: +a +b +c -c -b else fin -a override = from finally
# expect: +0 -0 +1 -1 +2 -2 3
# expect: +async -async 5
# expect: +1 +2 +3 +4 +5 +6 +7 +8 +9 +10 +11 +12 -12 -11 -10 -9 -8 -7 -6 -5 -4 -3 -2 -1 deep
# error: with_nested_returns.py:22: SyntaxWarning: 'return' in a 'finally' block
# error:   if mode == "override": return "from finally"
