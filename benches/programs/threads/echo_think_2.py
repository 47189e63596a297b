"""The same with a client that pauses 0.2 ms, beside two computing threads."""
from echo import run

run(2, 0.0002)
