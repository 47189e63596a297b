"""Tasks that die before they are done leave nothing behind."""
import asyncio
import gc
import memory


async def main():
    async def waits(): await loop.create_future()
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(waits())
    await asyncio.sleep(0)
    del task


def once():
    asyncio.run(main())
    for _ in range(2): gc.collect()
    return memory.live()


lives = [once() for _ in range(9)]
print([later - before for before, later in zip(lives[4:], lives[5:])])  # expect: [0, 0, 0, 0]
