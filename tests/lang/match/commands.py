# The adventure parser of PEP 636.
def parse(command, state):
    match command.split():
        case ["quit" | "exit"]: state["done"] = True; return "bye"
        case ["look"]: return f"you are in {state['room']}"
        case ["get", obj] | ["pick", "up", obj] | ["pick", obj, "up"]:
            state["items"].append(obj)
            return f"got {obj}"
        case ["go", ("north" | "south" | "east" | "west") as d] if d in state["exits"]:
            state["room"] = state["exits"][d]
            return f"went {d}"
        case ["go", ("north" | "south" | "east" | "west")]: return "no way there"
        case ["go", *_]: return "go where?"
        case ["drop", *objs]:
            for o in objs:
                if o in state["items"]: state["items"].remove(o)
            return f"left with {state['items']}"
        case []: return "say something"
        case [verb, *_]: return f"unknown verb {verb}"
state = {"room": "hall", "exits": {"north": "attic"}, "items": [], "done": False}
for c in ["look", "get lamp", "pick up key", "pick rope up", "go south", "go north", "look", "go up", "go", "drop key lamp", "dance wildly", "", "exit"]:
    print(f"> {c}\n{parse(c, state)}")
    if state["done"]: break
def http(status):
    match status:
        case 200 | 201 | 204: return "ok"
        case 301 | 302: return "moved"
        case code if 400 <= code < 500: return "client"
        case 500: return "server"
        case _: return "?"
print([http(s) for s in (200, 204, 302, 404, 500, 999)])
class Event:
    __match_args__ = ("kind", "pos")
    def __init__(self, kind, pos, button=None): self.kind, self.pos, self.button = kind, pos, button
def handle(e):
    match e:
        case Event("click", (x, y), button="left"): return f"left at {x},{y}"
        case Event("click", (x, _)): return f"click x={x}"
        case Event(kind="key", pos=None): return "key"
        case {"event": Event() as inner}: return "wrapped " + handle(inner)
        case _: return "ignored"
print(handle(Event("click", (1, 2), "left")), handle(Event("click", (3, 4))), handle(Event("key", None)), handle({"event": Event("key", None)}), handle(5))
