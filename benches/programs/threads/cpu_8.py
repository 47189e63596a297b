"""The work of the files cpu_*, by eight threads."""
from cpu import run

run(8)
