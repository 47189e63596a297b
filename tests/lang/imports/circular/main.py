# Modules that import each other.
import first
print(first.value, first.second.other, first.use())
try: import broken_a
except ImportError as e: print(type(e).__name__, str(e).split(" (")[0])
import attr_a
