"""Whether programs leave objects behind: as `python -m test -R` of CPython's, but by the interpreter's own counter.

    target/quick/gillie tests/leaks.py [program or folder]...

Each program runs some times in a process of its own, in one interpreter. What it makes the first times (modules,
interned names, caches) may stay; if after each later run, and a full collection, more objects live than before, then
something leaks, and is listed by type. Programs that end the process, and those that cannot run twice, are left out.
"""

import os
import subprocess
import sys

RUNS = 6
SETTLED = 3
TESTS = os.path.dirname(os.path.abspath(__file__))


def child(path):
    import gc
    import io
    import memory
    import runpy
    import threading

    os.chdir(os.path.dirname(path))
    sys.path.insert(0, os.path.dirname(path))

    def once():
        out, err = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
        try:
            runpy.run_path(path, run_name="__main__")
        except BaseException as error:
            return f"{type(error).__name__}: {error}"
        finally:
            sys.stdout, sys.stderr = out, err
        for _ in range(3):
            gc.collect()
        return "threads still run" if threading.active_count() > 1 else None

    lives = []
    for _ in range(RUNS):
        if failure := once():
            print(f"skipped: {failure}"[:100].splitlines()[0])
            return
        lives.append(memory.live())
    grown = [after - before for before, after in zip(lives[SETTLED - 1 :], lives[SETTLED:])]
    if min(grown) <= 0:
        print("clean")
        return
    before = memory.by_type()
    once()
    more = memory.diff(before, memory.by_type())
    types = ", ".join(f"{name} {row[0]:+d}" for name, row in more.items() if row[0] > 0)
    print(f"LEAKS {grown}: {types}")


def programs(roots):
    for root in roots:
        if os.path.isfile(root):
            yield os.path.abspath(root)
        for folder, folders, names in os.walk(root):
            folders.sort()
            for name in sorted(names):
                if name.endswith(".py"):
                    yield os.path.abspath(os.path.join(folder, name))


def main():
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2])
        return
    said = {}
    for path in programs(sys.argv[1:] or [os.path.join(TESTS, "lang"), os.path.join(TESTS, "stdlib")]):
        command = [sys.executable, os.path.abspath(__file__), "--child", path]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, errors="replace", timeout=60, stdin=subprocess.DEVNULL
            )
            lines = [line for line in done.stdout.splitlines() if line.startswith(("LEAKS", "clean", "skipped"))]
            result = lines[-1] if lines else f"skipped: status {done.returncode}"
        except subprocess.TimeoutExpired:
            result = "skipped: takes long"
        said[path] = result
        if not result.startswith("clean"):
            print(os.path.relpath(path, TESTS), result, flush=True)
    kinds = [result.split()[0].rstrip(":") for result in said.values()]
    print({kind: kinds.count(kind) for kind in sorted(set(kinds))})
    sys.exit("LEAKS" in kinds)


if __name__ == "__main__":
    main()
