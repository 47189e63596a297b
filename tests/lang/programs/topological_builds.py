# What has to be built first, and which modules form a ring.
from graphlib import CycleError, TopologicalSorter

needs = {
    "app": {"web", "store"},
    "web": {"http", "templates"},
    "store": {"sql", "cache"},
    "sql": set(),
    "cache": {"clock"},
    "http": {"sockets"},
    "templates": {"text"},
}

order = list(TopologicalSorter(needs).static_order())
for module, wants in needs.items():
    for want in wants:
        assert order.index(want) < order.index(module), (want, module)
print(len(order), order[-1])

sorter = TopologicalSorter(needs)
sorter.prepare()
rounds = []
while sorter.is_active():
    ready = sorted(sorter.get_ready())
    rounds.append(ready)
    sorter.done(*ready)
for number, names in enumerate(rounds, 1):
    print(f"round {number}: {', '.join(names)}")

needs["clock"] = {"app"}
try:
    TopologicalSorter(needs).prepare()
except CycleError as error:
    message, ring = error.args
    print(message, ring[0] == ring[-1], sorted(set(ring)))
try:
    sorter.add("late")
except ValueError as error:
    print(error)
