print("second starts")
import first
other = hasattr(first, "value")
def late(): return first.value
print("second ends", first.__name__)
