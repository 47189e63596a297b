# Plugins that register themselves by being defined, are ordered by priority and called through hooks.
class Registry(type):
    plugins = {}

    def __new__(meta, name, bases, space, *, order=0, abstract=False):
        cls = super().__new__(meta, name, bases, space)
        if not abstract:
            key = space.get("name", name.lower())
            if key in meta.plugins:
                raise TypeError(f"two plugins are called {key!r}")
            meta.plugins[key] = cls
            cls.order = order
        return cls

    def __iter__(cls):
        return iter(sorted(cls.plugins.values(), key=lambda plugin: (plugin.order, plugin.__name__)))

    def __getattr__(cls, name):
        try:
            return type(cls).plugins[name]
        except KeyError:
            raise AttributeError(f"no plugin {name!r}") from None


class Plugin(metaclass=Registry, abstract=True):
    def __init_subclass__(cls, /, *, needs=(), **rest):
        super().__init_subclass__()
        cls.needs = tuple(needs)

    def apply(self, text):
        raise NotImplementedError


def plugin(order=0):
    def make(function):
        return Registry(function.__name__.title(), (Plugin,), {"apply": lambda self, text: function(text), "__doc__": function.__doc__}, order=order)

    return make


class Upper(Plugin, order=5):
    def apply(self, text):
        return text.upper()


class Vowels(Plugin, order=-1):
    name = "novowels"

    def apply(self, text):
        return "".join(c for c in text if c not in "aeiou")


@plugin(order=9)
def shout(text):
    """Ends with an exclamation mark."""
    return text + "!"


text = "concurrent python"
for cls in Plugin:
    text = cls().apply(text)
    print(cls.order, cls.__name__, text)
print(sorted(Registry.plugins), Plugin.upper is Upper, shout.__doc__, isinstance(shout, Registry))
try:
    Plugin.missing
except AttributeError as error:
    print(error)
try:
    class Again(Plugin):
        name = "upper"
except TypeError as error:
    print(error)
