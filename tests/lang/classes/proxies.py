# Proxies: __getattr__, __getattribute__, __setattr__ and __delattr__ stand before another object.
class Logging:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)
        object.__setattr__(self, "_log", [])

    def __getattr__(self, name):
        self._log.append(f"get {name}")
        value = getattr(self._target, name)
        if not callable(value):
            return value

        def call(*args, **kwargs):
            self._log.append(f"call {name}{args}")
            return value(*args, **kwargs)
        return call

    def __setattr__(self, name, value):
        self._log.append(f"set {name}")
        setattr(self._target, name, value)

    def __delattr__(self, name):
        self._log.append(f"del {name}")
        delattr(self._target, name)

    def __dir__(self):
        return ["_log", *(n for n in dir(self._target) if n[0] != "_")]


class Strict:
    """Lets only some names through, whatever there is."""
    allowed = {"name", "rename", "__class__", "__dict__"}

    def __init__(self, name):
        self.name, self.secret = name, "s3"

    def rename(self, name):
        self.name = name
        return self

    def __getattribute__(self, name):
        if name not in Strict.allowed:
            raise AttributeError(f"{name} is not for you")
        return super().__getattribute__(name)


class Soft(Strict):
    def __getattr__(self, name):
        return f"instead of {name}"

    def __len__(self):
        return len(self.name)


class Point:
    def __init__(self):
        self.x, self.y = 1, 2

    def move(self, dx, dy=0):
        self.x += dx
        self.y += dy
        return self.x, self.y


p = Logging(Point())
p.x = 5
p.x += 1
p.z = "new"
del p.y
print(p.x, p.z, hasattr(p, "y"), getattr(p, "y", "gone"), vars(p._target))
try:
    p.move(1, dy=2)
except AttributeError as error:
    print(error)
print(p._log, dir(p), sep="\n")
text = Logging([3, 1])
text.append(2), text.sort(reverse=True)
print(text._target, text._log)
for broken in lambda: len(text), lambda: text[0], lambda: text + [1], lambda: delattr(text, "q"), lambda: setattr(text, "q", 1):
    try:
        print(broken())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
for cls in Strict, Soft:
    s = cls("ann")
    for name in "name", "secret", "missing", "allowed", "__class__", "__doc__":
        print(getattr(s, name, "(no)"), end="; ")
    print(s.rename("bob").name, s.__dict__["secret"])
print(len(Soft("four")), Soft("x").__len__, isinstance(Soft("x"), Strict))
