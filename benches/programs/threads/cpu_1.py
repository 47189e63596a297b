"""The work of the files cpu_*, by one thread."""
from cpu import run

run(1)
