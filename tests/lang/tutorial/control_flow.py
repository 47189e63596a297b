# The Python tutorial, chapter 4.
x = 42
if x < 0: x = 0; print("Negative changed to zero")
elif x == 0: print("Zero")
else: print("More")
words = ["cat", "window", "defenestrate"]
for w in words: print(w, len(w))
users = {"Hans": "active", "Éléonore": "inactive", "景太郎": "active"}
for user, status in users.copy().items():
    if status == "inactive": del users[user]
print(users, {u: s for u, s in users.items() if s == "active"})
print(list(range(5, 10)), list(range(0, 10, 3)), list(range(-10, -100, -30)), range(10), sum(range(4)))
for n in range(2, 10):
    for x in range(2, n):
        if n % x == 0: print(n, "equals", x, "*", n // x); break
    else: print(n, "is a prime number")
def fib(n):
    """Print a Fibonacci series less than n."""
    a, b = 0, 1
    while a < n: print(a, end=" "); a, b = b, a + b
    print()
fib(2000); f = fib; f(100); print(fib(0), fib.__doc__)
def ask_ok(answers, retries=4, reminder="Please try again!"):
    for reply in answers:
        if reply in {"y", "ye", "yes"}: return True
        if reply in {"n", "no", "nop", "nope"}: return False
        retries -= 1
        if retries < 0: raise ValueError("invalid user response")
        print(reminder)
print(ask_ok(["x", "yes"]), ask_ok(["nope"], reminder="!"))
try: ask_ok("abcdefg", 1)
except ValueError as e: print(e)
def g(a, L=[]): L.append(a); return L
print(g(1)); print(g(2)); print(g(3))
def parrot(voltage, state="a stiff", action="voom", type="Norwegian Blue"): print("-- This parrot wouldn't", action, end=" "); print("if you put", voltage, "volts through it."); print("-- Lovely plumage, the", type); print("-- It's", state, "!")
parrot(1000); parrot(voltage=1000000, action="VOOOOOM"); parrot("a million", "bereft of life", "jump")
def cheeseshop(kind, *arguments, **keywords):
    print("-- Do you have any", kind, "?")
    for arg in arguments: print(arg)
    for kw in keywords: print(kw, ":", keywords[kw])
cheeseshop("Limburger", "It's very runny, sir.", shopkeeper="Michael Palin", client="John Cleese")
def combined(pos_only, /, standard, *, kwd_only): print(pos_only, standard, kwd_only)
for call in ("combined(1, 2, 3)", "combined(1, 2, kwd_only=3)", "combined(1, standard=2, kwd_only=3)", "combined(pos_only=1, standard=2, kwd_only=3)"):
    try: eval(call)
    except TypeError as e: print(e)
def foo(name, **kwds): return "name" in kwds
def bar(name, /, **kwds): return "name" in kwds
try: foo(1, **{"name": 2})
except TypeError as e: print(e)
print(bar(1, **{"name": 2})); pairs = [(1, "one"), (2, "two"), (3, "three"), (4, "four")]; pairs.sort(key=lambda pair: pair[1]); print(pairs)
