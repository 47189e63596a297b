# Rooms, items, a parser; a script is played.
class Room:
    def __init__(self, name, text): self.name, self.text, self.exits, self.items = name, text, {}, set()
    def link(self, way, other):
        self.exits[way] = other; other.exits[{"north": "south", "south": "north", "east": "west", "west": "east", "up": "down", "down": "up"}[way]] = self; return other
class Player:
    def __init__(self, at): self.at, self.items, self.score, self.moves = at, set(), 0, 0
class Game:
    def __init__(self):
        hall, attic, cellar, garden = (Room(n, t) for n, t in [("Hall", "A dusty hall."), ("Attic", "Cobwebs."), ("Cellar", "Dark."), ("Garden", "Roses.")])
        hall.link("up", attic); hall.link("down", cellar); hall.link("north", garden); attic.items |= {"lamp", "book"}; garden.items |= {"key"}
        cellar.locked = True; self.p, self.over = Player(hall), False
    def play(self, script):
        for line in script:
            if self.over: break
            verb, *rest = line.lower().split() or [""]
            self.p.moves += 1
            try: out = getattr(self, "do_" + verb, self.unknown)(*rest)
            except TypeError as e: out = f"'{verb}' needs something else"
            print(f"> {line}\n{out}")
    def unknown(self, *a): return "I do not understand."
    def do_look(self): r = self.p.at; return f"{r.name}: {r.text} Exits: {', '.join(sorted(r.exits))}." + (f" You see {', '.join(sorted(r.items))}." if r.items else "")
    def do_go(self, way):
        if (r := self.p.at.exits.get(way)) is None: return "No way."
        if getattr(r, "locked", False):
            if "key" not in self.p.items: return "It is locked."
            r.locked = False; self.p.score += 10; self.p.at = r; return "You unlock the door. " + self.do_look()
        self.p.at = r; return self.do_look()
    def do_take(self, item):
        if item not in self.p.at.items: return f"No {item} here."
        self.p.at.items.remove(item); self.p.items.add(item); self.p.score += 1; return f"Taken: {item}."
    def do_drop(self, item): self.p.items.discard(item); self.p.at.items.add(item); return f"Dropped {item}."
    def do_inventory(self): return "You carry " + (", ".join(sorted(self.p.items)) or "nothing") + "."
    def do_quit(self): self.over = True; return f"Score {self.p.score} in {self.p.moves} moves."
    do_i, do_get = do_inventory, do_take
Game().play(["look", "go down", "go north", "get key", "take key", "i", "dance", "", "take", "go south", "go down", "go up", "go up", "take lamp", "drop key", "look", "go west", "quit", "look"])
