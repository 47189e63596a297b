"""A stand-in for the package pyperf, as much as the programs of pyperformance need: each benchmark runs for about
BUDGET seconds, and the best time of one loop is printed as a line `RESULT name seconds`."""

import argparse
import asyncio
import os
import subprocess
import sys
import time
import timeit

perf_counter = time.perf_counter
BUDGET = float(os.environ.get("BUDGET", "0.6"))


def python_implementation():
    return sys.implementation.name


def python_has_jit():
    return False


class Runner:
    def __init__(self, **_):
        self.metadata = {}
        self.argparser = argparse.ArgumentParser()
        self.args = None

    def parse_args(self, args=None):
        if self.args is None:
            self.args, _ = self.argparser.parse_known_args(args)
            self.args.worker, self.args.inherit_environ, self.args.copy_env = True, [], False
        return self.args

    def _report(self, name, run):
        """`run(loops)` gives the seconds that so many loops took."""
        self.parse_args()
        best = total = run(1)
        last = best
        while total < BUDGET:
            loops = max(1, min(int(0.1 / max(last, 1e-9)), 100_000))
            time_taken = run(loops)
            total += time_taken
            last = time_taken / loops
            best = min(best, last)
        print(f"RESULT\t{name}\t{best:.9f}", flush=True)

    def bench_func(self, name, func, *args, **_):
        def run(loops):
            begin = perf_counter()
            for _ in range(loops):
                func(*args)
            return perf_counter() - begin

        self._report(name, run)

    def bench_time_func(self, name, func, *args, **_):
        self._report(name, lambda loops: func(loops, *args))

    def bench_async_func(self, name, func, *args, loop_factory=None, **_):
        async def main(loops):
            begin = perf_counter()
            for _ in range(loops):
                await func(*args)
            return perf_counter() - begin

        def run(loops):
            with asyncio.Runner(loop_factory=loop_factory) as runner:
                return runner.run(main(loops))

        self._report(name, run)

    def bench_command(self, name, command):
        def run(loops):
            begin = perf_counter()
            for _ in range(loops):
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            return perf_counter() - begin

        self._report(name, run)

    def timeit(self, name, stmt, setup="pass", globals=None, **_):
        self._report(name, timeit.Timer(stmt, setup, globals=globals).timeit)
