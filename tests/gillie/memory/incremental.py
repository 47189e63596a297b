# The old generation is searched a piece at a time once it is large: garbage in it is found all the same, what lives
# stays, and no piece takes as long as a full collection.
import gc
import memory
import weakref


class Node:
    pass


def cycles(count):
    first = last = Node()
    for _ in range(count):
        node = Node()
        node.previous, last.next = last, node
        last = node
    first.previous, last.next = last, first
    return first


kept = [cycles(100) for _ in range(300)]
doomed = [cycles(100) for _ in range(150)]
references = [weakref.ref(ring) for ring in doomed]
survivors = [weakref.ref(ring) for ring in kept]
gc.collect()
del doomed
full = gc.get_stats()[2]["collections"]
grown = []
# No call of gc.collect(): growth alone brings the search.
while any(reference() is not None for reference in references) and len(grown) < 1000:
    grown.append(cycles(1000))
    # Changes meanwhile: the search must not take what moves for garbage.
    kept.append(kept.pop(0))
print(sum(reference() is not None for reference in references), all(reference() is not None for reference in survivors))  # expect: 0 True
print(gc.get_stats()[2]["collections"] > full)  # expect: True
del kept, grown
gc.collect()
print(sum(reference() is not None for reference in survivors))  # expect: 0

before = memory.by_type()
held = [Node() for _ in range(1000)]
print(memory.diff(before, memory.by_type())["__main__.Node"][0])  # expect: 1000
text = memory.graph({"key": held[:2]}, 2)
print(text.startswith("digraph"), text.count("->"))  # expect: True 4
print(sorted(memory.collections()[-1]))  # expect: ['at', 'collected', 'examined', 'generation', 'live_after', 'live_before', 'pause']
print(any(row["generation"] == 2 for row in memory.collections()))  # expect: True
