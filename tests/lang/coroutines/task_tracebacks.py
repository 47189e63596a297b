"""Tracebacks of tasks show the program's frames: what asyncio does in between is C in CPython."""

import asyncio


def names(error):
    found, entry = [], error.__traceback__
    while entry:
        found.append(entry.tb_frame.f_code.co_name)
        entry = entry.tb_next
    return found


async def fail(text):
    await asyncio.sleep(0)
    raise ValueError(text)


async def chain():
    try:
        await asyncio.create_task(fail("inner"))
    except ValueError as error:
        print("inner", names(error))
        raise RuntimeError("outer") from error


async def main():
    for task in (asyncio.create_task(chain()), asyncio.ensure_future(fail("alone"))):
        try:
            await task
        except Exception as error:
            print(repr(error), names(error), names(error.__cause__) if error.__cause__ else None)
    results = await asyncio.gather(fail("a"), chain(), return_exceptions=True)
    print([(repr(result), names(result)) for result in results])
    task = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error), names(error))
    try:
        task.result()
    except asyncio.CancelledError as error:
        print(names(error)[0])
    try:
        asyncio.get_running_loop().create_future().result()
    except asyncio.InvalidStateError as error:
        print(error, names(error))


asyncio.run(main())
