# Through coroutines.
async def fetch(n):
    return 10 // n
async def main():
    results = []
    for n in (5, 0):
        results.append(await fetch(n))
    return results
try:
    main().send(None)
except StopIteration as stop:
    print(stop.value)
