"""A leak, and how to find it: which types have grown, where the objects were made, and who holds them.

    gillie examples/leak_hunt.py            (then: dot -Tsvg leak.dot -o leak.svg)
"""

import gc
import memory


class Request:
    def __init__(self, number):
        self.number = number
        self.body = [number] * 3


class Server:
    def __init__(self):
        self.log = []

    def handle(self, number):
        request = Request(number)
        self.log.append(request)  # the leak
        return request.number


server = Server()
server.handle(0)
gc.collect()
memory.start_tracing()  # from here on it is noted where objects are allocated
before = memory.by_type()

for number in range(1, 1000):
    server.handle(number)

gc.collect()
print("What has grown:")
grown = memory.diff(before, memory.by_type())
for name, (objects, size) in sorted(grown.items(), key=lambda row: -row[1][1])[:4]:
    print(f"  {objects:+6} {size:+8} bytes  {name}")

print("Where it was made:")
lines = open(__file__).read().splitlines()
for (file, line), (objects, size) in sorted(memory.by_place().items(), key=lambda row: -row[1][1])[:2]:
    print(f"  {objects:6} {size:+8} bytes  line {line}: {lines[line - 1].strip() if file == __file__ else file}")
memory.stop_tracing()

suspect = next(found for found in gc.get_objects() if isinstance(found, Request))
print("Who holds one of them:")
for holder in gc.get_referrers(suspect):
    if holder is not globals():
        print("  a", type(holder).__name__, "of", len(holder))

with open("leak.dot", "w") as file:
    file.write(memory.graph(server, depth=3, most=20))
print("leak.dot shows the graph from the server on.")
