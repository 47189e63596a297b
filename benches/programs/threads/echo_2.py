"""Echo trips beside two computing threads, in % of those beside none."""
from echo import run

run(2)
