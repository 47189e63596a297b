async def fetch(x):
    async with x as y:
        async for z in y:
            if z:
                break
            await z
    return [await q async for q in x]


async def agen():
    yield 1


def delegate(it):
    r = yield from it
    return r


def squares(n):
    return sum(i * i for i in range(n))


def groups():
    try:
        f()
    except* ValueError as e:
        g(e)
    except* TypeError:
        h()
