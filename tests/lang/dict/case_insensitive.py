# Dictionaries with keys changed on the way in: a folding subclass, and __missing__ by hand.
class Folded(dict):
    """Finds keys in any case, shows them as they were first written."""

    def __init__(self, *args, **kwargs):
        super().__init__()
        self.written = {}
        self.update(*args, **kwargs)

    def __setitem__(self, key, value):
        self.written.setdefault(key.casefold(), key)
        super().__setitem__(key.casefold(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.casefold())

    def __delitem__(self, key):
        super().__delitem__(key.casefold())
        del self.written[key.casefold()]

    def __contains__(self, key):
        return super().__contains__(key.casefold())

    def update(self, *args, **kwargs):
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def __iter__(self):
        return iter(self.written.values())


class Tree(dict):
    def __missing__(self, key):
        if key == "":
            raise KeyError("empty name")
        self[key] = made = type(self)()
        return made


headers = Folded({"Content-Type": "text/html", "ACCEPT": "*"}, Host="a.org")
headers["content-TYPE"] = "text/plain"
headers |= {"straße": 1}
print(list(headers), headers["accept"], "HOST" in headers, headers["STRASSE"], len(headers))
print(headers, dict(headers.items()), {**headers}, sep="\n")
print(headers.get("ACCEPT"), headers.get("accept"), headers.pop("accept"), headers.setdefault("Host", 1))
del headers["hOST"]
print(list(headers), headers.keys(), headers == {"content-type": "text/plain", "strasse": 1, "Host": 1})
print("%(CONTENT-type)s" % headers, "{h[Content-Type]}".format(h=headers), sorted(headers))
try:
    headers["None"]
except KeyError as error:
    print("KeyError", error)

tree = Tree()
tree["a"]["b"]["c"] = 1
tree["a"]["d"].update(e=2)
print(tree, "z" in tree, tree.get("z"), len(tree["z"]), tree)
for look in lambda: tree[""], lambda: tree.pop("zz"), lambda: tree["a"]["b"]["c"]["d"]:
    try:
        print(look())
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
