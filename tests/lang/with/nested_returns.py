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
