# Corners of protocols that programs meet now and then.
import array
import functools
import inspect
import operator
import os


class Odd:
    @property
    def __eq__(self):
        raise AttributeError("none today")

    __hash__ = None


print(Odd() == 1, Odd() != 1)


def f(**keywords):
    pass


for call in (
    lambda: f(**{1: 2}),
    lambda: f(**{1: 3}, **{1: 5}),
    lambda: f(**{"a": 1}, **{"a": 2}),
):
    try:
        call()
    except TypeError as error:
        print(error)

print(os.DirEntry[str])
nan = array.array("d", [float("nan")])
print(nan == nan, nan != nan, array.array("f", [1.5, 2]) == array.array("f", [1.5, 2]))
print(array.array("d", [1, 3]) < array.array("d", [2]), array.array("d", [1]) < array.array("d", [1, 2]))
for getter in (operator.itemgetter(1), operator.attrgetter("a"), operator.methodcaller("m")):
    print(inspect.signature(getter))
print(inspect.signature(functools.cmp_to_key(lambda a, b: 0)))
