# A crawler over a made-up web: workers, a queue, limits, time-outs, cancellation.
import asyncio

PAGES = {
    "/": ["/a", "/b"],
    "/a": ["/a1", "/b", "/slow"],
    "/b": ["/", "/broken"],
    "/a1": [],
    "/slow": ["/never"],
    "/never": [],
}


class Web:
    def __init__(self):
        self.open = self.most = self.asked = 0

    async def fetch(self, url):
        self.asked += 1
        self.open += 1
        self.most = max(self.most, self.open)
        try:
            await asyncio.sleep(30 if url == "/slow" else 0)
            if url not in PAGES:
                raise LookupError(f"404 {url}")
            return PAGES[url]
        finally:
            self.open -= 1


async def crawl(start, workers=3, patience=0.05):
    web, queue, found, problems = Web(), asyncio.Queue(), {start}, {}
    queue.put_nowait(start)

    async def work():
        while True:
            url = await queue.get()
            try:
                async with asyncio.timeout(patience):
                    links = await web.fetch(url)
            except TimeoutError:
                problems[url] = "timeout"
            except LookupError as error:
                problems[url] = str(error)
            else:
                for link in links:
                    if link not in found:
                        found.add(link)
                        queue.put_nowait(link)
            finally:
                queue.task_done()

    tasks = [asyncio.create_task(work(), name=f"worker {n}") for n in range(workers)]
    await queue.join()
    for task in tasks:
        task.cancel()
    ends = await asyncio.gather(*tasks, return_exceptions=True)
    return sorted(found), problems, web.most <= workers, web.asked, [type(end).__name__ for end in ends]


found, problems, polite, asked, ends = asyncio.run(crawl("/"))
print(found, dict(sorted(problems.items())), polite, asked, ends)


async def groups():
    log = []

    async def step(name, after, fail=False):
        try:
            for _ in range(after):
                await asyncio.sleep(0)
            if fail:
                raise ValueError(name)
            log.append(name)
        except asyncio.CancelledError:
            log.append(f"{name} cancelled")
            raise

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(step("quick", 1))
            group.create_task(step("bad", 3, fail=True))
            group.create_task(step("long", 50))
    except* ValueError as errors:
        log.append([str(error) for error in errors.exceptions])
    event, lock = asyncio.Event(), asyncio.Lock()

    async def waiter(n):
        await event.wait()
        async with lock:
            log.append(n)

    waiting = [asyncio.create_task(waiter(n)) for n in range(3)]
    await asyncio.sleep(0)
    event.set()
    done, pending = await asyncio.wait(waiting)
    log.append((len(done), len(pending)))
    shielded = asyncio.create_task(step("shielded", 5))
    try:
        await asyncio.wait_for(asyncio.shield(shielded), 0)
    except TimeoutError:
        log.append("waited enough")
    await shielded
    return log


print(asyncio.run(groups()))
