"""A million nested tuples: their hash is a RecursionError, not the end of the process."""
t = ()
for _ in range(1_000_000):
    t = (t,)
for f in (hash, repr, lambda t: t == (t,), lambda t: {t: 1}):
    try:
        f(t)
        print("finished")
    except RecursionError:
        print("RecursionError")
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
del t
print("dropped")  # expect: dropped
