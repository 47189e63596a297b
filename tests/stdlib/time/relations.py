# time: relations between clocks, sleeping, formatting.
import time
a = time.monotonic(); b = time.perf_counter(); c = time.time(); p = time.process_time(); time.sleep(0.02)
print(0.02 <= time.monotonic() - a < 5, 0.02 <= time.perf_counter() - b < 5, 0.01 <= time.time() - c < 5, 0 <= time.process_time() - p < 0.5, time.time_ns() // 10**9 - int(time.time()) in (0, 1), time.monotonic_ns() > 0, time.perf_counter_ns() > 0, time.thread_time() >= 0)
g = time.gmtime(0); print(g, tuple(g), g.tm_year, g[0], time.strftime("%Y-%m-%d %H:%M:%S %j %a %b %p %%", g), time.asctime(g), time.mktime((1970, 1, 2, 0, 0, 0, 0, 0, 0)), time.strptime("2024-02-29 12:30", "%Y-%m-%d %H:%M")[:6], time.ctime(0), time.timezone, time.tzname, time.daylight, time.localtime(86400).tm_mday)
for f in (lambda: time.sleep(-1), lambda: time.sleep("a"), lambda: time.gmtime("x"), lambda: time.strptime("x", "%Y"), lambda: time.mktime((1,)), lambda: time.strftime(5), lambda: time.gmtime(1e30), lambda: time.sleep()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
times = [time.monotonic() for _ in range(1000)]; print(times == sorted(times), time.sleep(0), time.get_clock_info("monotonic").monotonic, isinstance(time.time(), float))
