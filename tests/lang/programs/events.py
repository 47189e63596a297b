# Observer pattern, state machine, plugin registry, undo stack.
class Event:
    def __init__(self): self.handlers = []
    def __iadd__(self, f): self.handlers.append(f); return self
    def __isub__(self, f): self.handlers.remove(f); return self
    def __call__(self, *a, **k): return [h(*a, **k) for h in self.handlers[:]]
class Button:
    def __init__(self): self.clicked = Event()
b = Button(); log = []; b.clicked += log.append; b.clicked += lambda x: log.append(x * 2)
def once(x): log.append("once"); b.clicked -= once
b.clicked += once; b.clicked(1); b.clicked(5); print(log, len(b.clicked.handlers))
class Machine:
    table = {("locked", "coin"): "unlocked", ("unlocked", "push"): "locked", ("unlocked", "coin"): "unlocked"}
    def __init__(self): self.state, self.history = "locked", []
    def __getattr__(self, event):
        if event.startswith("_"): raise AttributeError(event)
        def fire():
            new = self.table.get((self.state, event))
            if new is None: raise ValueError(f"{event} not possible when {self.state}")
            self.history.append((self.state, event, new)); self.state = new; return self
        return fire
m = Machine(); m.coin().push().coin().coin(); print(m.state, m.history)
try: m.push().push()
except ValueError as e: print(e)
class Command:
    registry = {}
    def __init_subclass__(cls, name=None, **k): super().__init_subclass__(**k); Command.registry[name or cls.__name__.lower()] = cls
    def __init__(self, doc, *args): self.doc, self.args = doc, args
class Insert(Command):
    def do(self): i, s = self.args; self.doc.text = self.doc.text[:i] + s + self.doc.text[i:]
    def undo(self): i, s = self.args; self.doc.text = self.doc.text[:i] + self.doc.text[i + len(s):]
class Delete(Command, name="del"):
    def do(self): i, n = self.args; self.cut = self.doc.text[i:i + n]; self.doc.text = self.doc.text[:i] + self.doc.text[i + n:]
    def undo(self): i, n = self.args; self.doc.text = self.doc.text[:i] + self.cut + self.doc.text[i:]
class Doc:
    def __init__(self): self.text, self.done, self.undone = "", [], []
    def run(self, name, *a): c = Command.registry[name](self, *a); c.do(); self.done.append(c); self.undone.clear(); return self
    def undo(self): c = self.done.pop(); c.undo(); self.undone.append(c); return self
    def redo(self): c = self.undone.pop(); c.do(); self.done.append(c); return self
d = Doc(); print(sorted(Command.registry)); d.run("insert", 0, "hello world").run("del", 5, 6).run("insert", 5, "!"); print(d.text); d.undo().undo(); print(d.text); d.redo(); print(d.text); d.run("insert", 0, ">> "); print(d.text, len(d.done))
try: d.redo()
except IndexError as e: print(e)
