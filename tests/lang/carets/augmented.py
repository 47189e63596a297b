# Augmented assignment.
class Box:
    value = None
box = Box()
totals = {"a": 1}
totals["a"] += 1
box.value += totals["a"]
