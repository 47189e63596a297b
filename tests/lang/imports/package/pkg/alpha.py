from .beta import value as v
from . import beta
counter = 0
print("alpha loaded", v, __name__, __package__)
