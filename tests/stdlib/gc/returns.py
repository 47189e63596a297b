# What a frame held besides its locals goes when it is left: iterators of loops that a return leaves, the exception that
# a finally waited with.
import weakref


class Item:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def from_tuple(item):
    for other in (item, 1):
        return 1


def from_list(item):
    for other in [0, item]:
        if other:
            return other.name


def nothing(item):
    for other in (item,):
        for another in [item]:
            return


def local(item):
    result = "local"
    for other in (item, result):
        return result


def choice(item):
    for other in iter([item]):
        return other.name if other else None


def from_while(item):
    for other in (item, 1):
        while True:
            return 2


def in_try(item):
    for other in (item, 1):
        try:
            return int("x")
        except ValueError:
            return "handled"


def in_finally(item):
    for other in (item, 1):
        try:
            return 1
        finally:
            print("finally")


def in_with(item):
    class Manager:
        def __enter__(self):
            return item

        def __exit__(self, *args):
            print("exit")

    for other in [item, 1]:
        with Manager() as other:
            return 3


def generated(item):
    def generator(item):
        for other in (item, 1):
            yield 1
            return

    return list(generator(item))


def matched(item):
    match [item]:
        case [other]:
            return 5


def enumerated(item):
    for index, other in enumerate([item, 2]):
        return index


def keys(item):
    for other in {item: 1}:
        return 6


for function in (
    from_tuple, from_list, nothing, local, choice, from_while, in_try, in_finally, in_with, generated, matched,
    enumerated, keys,
):
    print(function.__name__, function(Item(function.__name__)))
    print("after")


def dies(function):
    class Local:
        pass

    function(Local())
    return weakref.ref(Local)


import gc

reference = dies(from_tuple)
gc.collect()
print(reference())
