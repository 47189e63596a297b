# The hooks of asynchronous generators are each thread's own.
import asyncio
import sys
import threading


def one(generator):
    pass


def two(generator):
    pass


def another(results):
    results.append(tuple(sys.get_asyncgen_hooks()))
    sys.set_asyncgen_hooks(two, one)
    results.append(tuple(sys.get_asyncgen_hooks()))


print(tuple(sys.get_asyncgen_hooks()))
sys.set_asyncgen_hooks(one, two)
results = []
thread = threading.Thread(target=another, args=(results,))
thread.start()
thread.join()
print(results == [(None, None), (two, one)], tuple(sys.get_asyncgen_hooks()) == (one, two))
sys.set_asyncgen_hooks(None, None)
for bad in ({"firstiter": 42}, {"finalizer": False}):
    try:
        sys.set_asyncgen_hooks(**bad)
    except TypeError as error:
        print(error)


# A loop in a thread leaves those of the main thread alone.
async def numbers():
    for number in range(3):
        yield number


async def total():
    return sum([number async for number in numbers()])


sums = []
thread = threading.Thread(target=lambda: sums.append(asyncio.run(total())))
sys.set_asyncgen_hooks(one, two)
thread.start()
thread.join()
print(sums, tuple(sys.get_asyncgen_hooks()) == (one, two))
