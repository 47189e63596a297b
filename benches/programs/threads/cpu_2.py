"""The work of the files cpu_*, by two threads."""
from cpu import run

run(2)
