"""The work of the files cpu_*, by four threads."""
from cpu import run

run(4)
