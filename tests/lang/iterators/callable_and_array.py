"""iter(callable, sentinel) pickled and re-entered; array iterators; struct sequences made by hand."""

import array
import inspect
import operator
import pickle
import time


def five():
    return 5


made = pickle.loads(pickle.dumps(iter(five, 6)))
print(next(made), type(made).__name__)
print(list(pickle.loads(pickle.dumps(iter(five, 5)))))

calls = []


def reentrant():
    calls.append(1)
    if len(calls) == 1:
        list(iterator)
    return 0 if len(calls) < 5 else None


iterator = iter(reentrant, 0)
print(list(iterator))

numbers = array.array("i", [1, 2, 3, 4])
items = iter(numbers)
next(items)
print(list(pickle.loads(pickle.dumps(items))))
numbers.__imul__(2)
for bad in (lambda: numbers.__mul__("x"), lambda: [1] * 1.5):
    try:
        bad()
    except TypeError as error:
        print(error)

for arguments in (((1,) * 9, 5), ((1,) * 9, {"bad": 1}), ((1,) * 9, {"tm_year": 1}), ((1,) * 10, {"tm_zone": 1})):
    try:
        print(time.struct_time(*arguments))
    except TypeError as error:
        print(error)
print(time.struct_time((1,) * 9, {"tm_zone": "here"}).tm_zone)
for made in (object, operator.itemgetter, operator.attrgetter, operator.methodcaller):
    print(made.__name__, inspect.signature(made))
