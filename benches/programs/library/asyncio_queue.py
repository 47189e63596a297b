"""Asyncio producers and consumers with a queue, a lock and timeouts."""
import asyncio


async def main():
    queue, lock, seen = asyncio.Queue(10), asyncio.Lock(), []

    async def produce():
        for i in range(10000):
            await queue.put(i)
        await queue.put(None)

    async def consume():
        while (item := await queue.get()) is not None:
            async with lock:
                seen.append(item)

    await asyncio.gather(produce(), consume())
    for _ in range(2000):
        await asyncio.wait_for(asyncio.sleep(0), 10)
    return len(seen)


print(asyncio.run(main()))
