# asyncio: streams, subprocesses, queues, locks, timeouts, task groups, threads and errors of coroutines.
import asyncio
import contextlib
import signal
import sys


async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def talk(port, words):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answers = []
    for word in words:
        writer.write(word.encode() + b"\n")
        answers.append((await reader.readuntil(b"\n")).decode().strip())
    writer.write_eof()
    rest = await reader.read()
    writer.close()
    await writer.wait_closed()
    return answers, rest, reader.at_eof()


async def streams():
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        print(await asyncio.gather(talk(port, ["one", "two"]), talk(port, ["three"]), talk(port, [])), server.is_serving())
    print(server.is_serving())
    reader = asyncio.StreamReader(limit=8)
    reader.feed_data(b"short\nthis line is too long\nrest")
    print(await reader.readline())
    for action in (reader.readline(), reader.readexactly(99)):
        reader.feed_eof()
        try:
            print(await action)
        except (ValueError, asyncio.IncompleteReadError) as error:
            print(type(error).__name__, error)


async def children():
    child = await asyncio.create_subprocess_exec(sys.executable, "-S", "-c", "print(input()[::-1]); import sys; sys.exit(3)", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    print(await child.communicate(b"abc\n"), child.returncode)
    child = await asyncio.create_subprocess_shell("echo out; echo err >&2", stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT)
    print([line async for line in child.stdout], await child.wait())
    child = await asyncio.create_subprocess_exec("sleep", "60")
    child.terminate()
    print(await child.wait() == -signal.SIGTERM)
    try:
        await asyncio.create_subprocess_exec("/no/such/program")
    except FileNotFoundError as error:
        print(error)


async def coordination():
    said = []
    queue, lock, event, semaphore = asyncio.Queue(2), asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2)
    condition, barrier = asyncio.Condition(), asyncio.Barrier(3)

    async def producer():
        for n in range(4):
            await queue.put(n)
        queue.shutdown()

    async def consumer():
        with contextlib.suppress(asyncio.QueueShutDown):
            while True:
                said.append(await queue.get())
                queue.task_done()

    async with asyncio.TaskGroup() as group:
        group.create_task(producer())
        group.create_task(consumer(), name="consumer")
    print(said, queue.empty(), lock.locked(), semaphore.locked())

    async def guarded(name):
        async with semaphore, lock:
            said.append(name)
            await asyncio.sleep(0)
        await barrier.wait()
        await event.wait()
        async with condition:
            await condition.wait_for(lambda: len(said) > 6)
        return name

    tasks = [asyncio.create_task(guarded(name)) for name in "abc"]
    await asyncio.sleep(0.01)
    event.set()
    await asyncio.sleep(0)
    async with condition:
        said.append("enough")
        condition.notify_all()
    done, pending = await asyncio.wait(tasks, return_when=asyncio.ALL_COMPLETED, timeout=5)
    print(sorted(task.result() for task in done), pending, said)
    for attempt in (asyncio.wait_for(asyncio.sleep(60), 0.01), asyncio.wait_for(asyncio.sleep(0, "in time"), 5)):
        try:
            print(await attempt)
        except TimeoutError as error:
            print("TimeoutError", error)
    try:
        async with asyncio.timeout(0.01) as limit:
            await asyncio.sleep(60)
    except TimeoutError:
        print(limit.expired(), [await each async for each in results()])
    shielded = asyncio.ensure_future(asyncio.sleep(0.01, "survives"))
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(shielded), 0.001))
    print(type((await asyncio.gather(outer, return_exceptions=True))[0]).__name__, await shielded)
    print(await asyncio.to_thread(sum, [1, 2, 3]), await asyncio.get_running_loop().run_in_executor(None, max, 4, 5))


async def results():
    for finished in asyncio.as_completed([asyncio.sleep(0.02, "slow"), asyncio.sleep(0, "fast")]):
        yield finished


async def failures():
    async def fail(word):
        raise ValueError(word)

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail("one"))
            group.create_task(fail("two"))
            group.create_task(asyncio.sleep(60))
    except* ValueError as errors:
        print(sorted(str(error) for error in errors.exceptions))
    task = asyncio.create_task(asyncio.sleep(60), name="sleeper")
    await asyncio.sleep(0)
    print(task.cancel("stop"), task.cancelling(), task.get_name(), task.done())
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args, task.cancelled(), asyncio.current_task().get_name() != "")
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda future: print("callback", future.result()))
    future.set_result(5)
    print(await future, len(asyncio.all_tasks()))
    for action in (lambda: future.set_result(6), lambda: asyncio.get_running_loop().create_future().result(), lambda: asyncio.Queue().get_nowait(), lambda: asyncio.Lock().release(), lambda: asyncio.create_task(5)):
        try:
            action()
        except (asyncio.InvalidStateError, RuntimeError, asyncio.QueueEmpty, TypeError) as error:
            print(type(error).__name__, str(error).split(" <")[0].split(", got")[0])


async def signals():
    loop, seen = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, seen.set)
    signal.raise_signal(signal.SIGUSR1)
    await asyncio.wait_for(seen.wait(), 5)
    print(loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    calls = []
    handle = loop.call_later(60, calls.append, "never")
    loop.call_soon_threadsafe(calls.append, "soon")
    loop.call_at(loop.time(), calls.append, "at")
    handle.cancel()
    await asyncio.sleep(0.01)
    print(calls, handle.cancelled(), loop.is_running(), loop.get_debug())


for part in (streams, children, coordination, failures, signals):
    asyncio.run(part())
with asyncio.Runner() as runner:
    print(runner.run(asyncio.sleep(0, "first")), runner.run(asyncio.sleep(0, "second")), runner.get_loop().is_closed())
