"""Echo trips beside one computing thread, in % of those beside none."""
from echo import run

run(1)
