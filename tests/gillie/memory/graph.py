# memory.graph: who refers to whom, as DOT and as SVG.
import memory

inner = ["a <b> & \"c\"\n"]
inner.append(inner)
outer = {"key": inner}
dot = memory.graph(outer)
print(dot.splitlines()[0], dot.count("->"), dot.count("label"))  # expect: digraph memory { 4 4
# expect: 1 10
print(memory.graph(outer, depth=0).count("label"), memory.graph(list(range(50)), most=10).count("label"))
svg = memory.graph(outer, format="svg")
# expect: True True 4 True
print(svg.startswith("<?xml"), svg.rstrip().endswith("</svg>"), svg.count("<rect"), "&lt;b&gt;" in svg)
# expect: ValueError format must be 'dot' or 'svg'
# expect: ValueError at most 500 objects can be drawn as SVG
# expect: TypeError 'str' object cannot be interpreted as an integer
for bad in ({"format": "png"}, {"format": "svg", "most": 5000}, {"depth": "x"}):
    try:
        memory.graph([], **bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

# What each collection did.
import gc

cycle = []
cycle.append(cycle)
del cycle
gc.collect()
last = memory.collections()[-1]
# expect: ['at', 'collected', 'examined', 'generation', 'live_after', 'live_before', 'pause'] True True
print(sorted(last), last["collected"] >= 1, last["live_after"] < last["live_before"])
