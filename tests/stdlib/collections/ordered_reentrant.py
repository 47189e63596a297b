from collections import OrderedDict

# A key's __eq__ that moves another key to the end, as a cache used recursively does.
class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, other):
        print(self.n, "==", other.n)
        order.move_to_end(self)
        return True

first = Key(1)
order = OrderedDict({first: "x"})
order.move_to_end(Key(2))
print(list(order) == [first])
o = OrderedDict.fromkeys("abcd")
for key, last in [("d", True), ("a", False), ("b", True), ("c", False), ("c", False), ("b", True), ("d", False)]:
    o.move_to_end(key, last); print("".join(o), end=" ")
print(o.popitem(last=False), o.popitem(), "".join(o))
