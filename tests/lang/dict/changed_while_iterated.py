"""Dicts that keep their size while they are iterated over, and lose the iterator's place."""

from collections import OrderedDict


def attempt(what, action):
    try:
        print(what, action())
    except RuntimeError as error:
        print(what, error)


def replace(iterate):
    d = {0: 0}
    seen = []
    for item in iterate(d):
        seen.append(item)
        del d[0]
        d[0] = 0
        if len(seen) > 5:
            break
    return seen


attempt("keys", lambda: replace(iter))
attempt("values", lambda: replace(dict.values))
attempt("items", lambda: replace(dict.items))


def move():
    od = OrderedDict.fromkeys("abcde")
    for key in od:
        od.move_to_end(key)


def grow():
    od = OrderedDict.fromkeys("abcde")
    for key in od:
        od["f"] = None


def shrink():
    od = OrderedDict.fromkeys("abcde")
    for key in od:
        del od["c"]


for action in (grow, shrink):
    try:
        action()
    except RuntimeError:
        print("RuntimeError")


class Key:
    def __init__(self, action):
        self.action = action

    def __hash__(self):
        return -1

    def __eq__(self, other):
        calls.append(1)
        if len(calls) == 2:
            self.action()
        return True


for action in (lambda: left.clear(), lambda: left.pop("gone"), lambda: right.move_to_end(0)):
    calls = []
    left = OrderedDict.fromkeys([0, Key(action), 4.2, "gone"])
    right = OrderedDict.fromkeys([0, Key(action), 4.2, "gone"])
    attempt("equal", lambda: left == right)

d = dict.fromkeys(range(20))
for key in range(19, 9, -1):
    del d[key]
print(d.popitem(), len(d), list(d), list(reversed(d)))
od = OrderedDict.fromkeys("abc")
del od["c"]
od.move_to_end("a")
print(list(od), od.popitem(), od.popitem(last=False), list(od))
queue = {}
for number in range(1000):
    queue[number] = number
    if number >= 5:
        del queue[next(iter(queue)) if number % 2 else next(reversed(queue))]
print(len(queue), list(queue)[:4])
