"""A tree of asyncio tasks, which wait for those below them."""
import asyncio


async def node(level):
    if level == 0:
        await asyncio.sleep(0)
        return 1
    return 1 + sum(await asyncio.gather(*[node(level - 1) for _ in range(6)]))


async def groups(level):
    if level == 0:
        return
    async with asyncio.TaskGroup() as group:
        for _ in range(4):
            group.create_task(groups(level - 1))


async def main():
    for _ in range(4):
        await groups(5)
    return sum([await node(4) for _ in range(10)])


print(asyncio.run(main()))
