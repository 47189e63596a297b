"""The package."""
VERSION = "1.0"
from . import beta
print("pkg initialised")
