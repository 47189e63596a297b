# faulthandler: what is written when the machine itself faults, here by memory of a file that is no longer there.
import os, re, subprocess, sys

PROGRAM = """
import faulthandler, mmap, sys, tempfile, threading, time
faulthandler.enable(all_threads=sys.argv[1] == "all")
file = tempfile.TemporaryFile()
file.write(bytes(1 << 15))
file.flush()
memory = mmap.mmap(file.fileno(), 1 << 15)

def wait(ready):
    ready.set()
    time.sleep(60)

ready = threading.Event()
threading.Thread(target=wait, args=(ready,), daemon=True).start()
ready.wait()
time.sleep(0.2)

def read():
    file.truncate(0)
    return memory[1 << 14]

def generator():
    yield read()

class Node:
    def __getattr__(self, name):
        return next(generator())

def deep(n):
    return deep(n - 1) if n else [Node().x for _ in "a"]

def höher(n):
    return (
        deep(n)
    )

sorted([1], key=höher)
"""
for which in ("all", "one"):
    for depth in (1, 120):
        program = PROGRAM.replace("sorted([1]", f"sorted([{depth}]")
        done = subprocess.run([sys.executable, "-c", program, which], capture_output=True, text=True)
        text = re.sub(r"0x[0-9a-f]+", "0xID", done.stderr)
        text = re.sub(r" \[.*\]", "", text).split("\nExtension modules")[0]
        print(done.returncode, which)
        print("\n".join(line for line in text.splitlines() if "threading.py" not in line))
