# The warning for a coroutine that nobody awaited.
import warnings
warnings.simplefilter("always")
async def lost():
    return 1
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    lost()
    c = lost()
    del c
    import gc
    gc.collect()
for w in caught:
    print(w.category.__name__, w.message)
c = lost()
c.close()
del c
print("closed ones do not warn")
