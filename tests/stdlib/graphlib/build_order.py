# graphlib: a build order, in one go and in parallel steps, and cycles.
import graphlib

graph = {"app": {"lib", "util"}, "lib": {"core"}, "util": {"core", "log"}, "log": set(), "tests": ["app", "lib"]}
order = list(graphlib.TopologicalSorter(graph).static_order())
print(sorted(order), all(order.index(before) < order.index(node) for node, needs in graph.items() for before in needs))

sorter = graphlib.TopologicalSorter(graph)
sorter.add("docs", "app")
sorter.add("docs", "tests", "docs-theme")
sorter.prepare()
step = 0
while sorter.is_active():
    ready = sorter.get_ready()
    print(step, sorted(ready), sorter.get_ready())
    for node in sorted(ready):
        sorter.done(node)
    step += 1
print(bool(sorter), sorter.get_ready())

for cycle in [{"a": "b", "b": "c", "c": "a"}, {1: [1]}, {1: [2], 2: [3], 3: [2]}]:
    try:
        graphlib.TopologicalSorter(cycle).prepare()
    except graphlib.CycleError as error:
        print(error.args[0], sorted(map(str, set(error.args[1]))), error.args[1][0] == error.args[1][-1], isinstance(error, ValueError))
empty = graphlib.TopologicalSorter()
print(list(empty.static_order()))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


fresh = graphlib.TopologicalSorter({2: [1]})
attempt(fresh.get_ready)
attempt(lambda: fresh.done(1))
attempt(fresh.is_active)
fresh.prepare()
attempt(lambda: fresh.add(3))
attempt(lambda: fresh.done(2))
attempt(lambda: fresh.done(9))
attempt(lambda: (fresh.get_ready(), fresh.done(1), fresh.get_ready()))
attempt(lambda: fresh.done(1))
attempt(lambda: graphlib.TopologicalSorter({"a": [[]]}))
