# A trie: a mapping with prefix completion, deletion that prunes, wildcards and a longest-prefix lookup.
from collections.abc import MutableMapping
from heapq import nsmallest

ABSENT = object()


class Trie(MutableMapping):
    __slots__ = ("children", "value", "size")

    def __init__(self, *args, **kwargs):
        self.children, self.value, self.size = {}, ABSENT, 0
        self.update(*args, **kwargs)

    def _walk(self, key):
        path = [self]
        for char in key:
            path.append(path[-1].children.get(char))
            if path[-1] is None:
                return None
        return path

    def __getitem__(self, key):
        path = self._walk(key)
        if path is None or path[-1].value is ABSENT:
            raise KeyError(key)
        return path[-1].value

    def __setitem__(self, key, value):
        new, node = key not in self, self
        node.size += new
        for char in key:
            node = node.children.setdefault(char, Trie())
            node.size += new
        node.value = value

    def __delitem__(self, key):
        self[key]
        path = self._walk(key)
        path[-1].value = ABSENT
        for node in path:
            node.size -= 1
        for parent, char, node in zip(path, key, path[1:]):
            if not node.size:
                del parent.children[char]
                break

    def __len__(self):
        return self.size

    def __iter__(self):
        yield from (key for key, _ in self._items(""))

    def _items(self, prefix):
        if self.value is not ABSENT:
            yield prefix, self.value
        for char in sorted(self.children):
            yield from self.children[char]._items(prefix + char)

    def complete(self, prefix, most=4):
        path = self._walk(prefix)
        found = path[-1]._items(prefix) if path else ()
        return [word for word, _ in nsmallest(most, found, key=lambda item: (-item[1], item[0]))]

    def like(self, pattern, prefix=""):
        if not pattern:
            if self.value is not ABSENT:
                yield prefix
            return
        for char, node in sorted(self.children.items()):
            if pattern[0] in ("?", char):
                yield from node.like(pattern[1:], prefix + char)

    def longest(self, text):
        node, best = self, None
        for n, char in enumerate(text, 1):
            if not (node := node.children.get(char)):
                break
            if node.value is not ABSENT:
                best = text[:n]
        return best

    def nodes(self):
        return 1 + sum(child.nodes() for child in self.children.values())


words = Trie(car=30, card=12, care=25, careful=8, cart=12, cat=50, dog=45, do=90, done=33, zèbre=1)
print(len(words), list(words), words.nodes())
for prefix in ("car", "d", "", "zè", "x", "careful"):
    print(repr(prefix), words.complete(prefix))
print(list(words.like("ca?")), list(words.like("??n?")), list(words.like("?" * 4)))
print([words.longest(text) for text in ("cardinal", "donut", "doge", "ca", "xylophone")])
del words["care"]
print("care" in words, "careful" in words, words.nodes())
print(words.pop("careful"), words.pop("careful", "gone"), words.nodes(), words.setdefault("cat", 1))
words["do"] += 1
print(words["do"], words.get("doo"), words == dict(words), dict(words) == words, sum(words.values()))
for wrong in ("ca", "nothing"):
    try:
        del words[wrong]
    except KeyError as error:
        print("KeyError", error)
print(words.popitem(), len(words))
words.clear()
print(len(words), words.nodes(), bool(words))
try:
    words.colour = "red"
except AttributeError:
    print("no new attributes:", hasattr(words, "__dict__"))
