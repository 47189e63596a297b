"""A list that `default` changes while it is written is read as it is then."""

import json


class Item:
    pass


def shrink(item):
    del items[-1]


def grow(item):
    if len(items) < 7:
        items.append(None)
    return "item"


for change in (shrink, grow):
    items = [Item() for _ in range(4)]
    print(json.dumps(items, default=change))
    items = [Item() for _ in range(4)]
    print(json.dumps({"a": items}, default=change, indent=1))


class Doubled(list):
    def __iter__(self):
        return (2 * item for item in super().__iter__())


print(json.dumps(Doubled([1, 2])), json.dumps((1, (2,), [])), json.dumps([]), json.dumps(()))
