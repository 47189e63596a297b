"""The same with a client that pauses 0.2 ms, beside one computing thread."""
from echo import run

run(1, 0.0002)
