"""The state of `partial` objects: what copies share, what `__setstate__` takes."""

import copy
import functools
import pickle


def capture(*args, **kwargs):
    return args, kwargs


p = functools.partial(capture, ["list"], bar=[True])
p.attribute = []
q = copy.copy(p)
print(q.args is p.args, q.keywords is p.keywords, q.attribute is p.attribute, q())
q = copy.deepcopy(p)
print(q.args is p.args, q.args == p.args, q.attribute is p.attribute, q())
q = pickle.loads(pickle.dumps(p))
print(q(1), q.__dict__)
p.__setstate__((capture, (1,), {"a": 10}, {"other": 1}))
print(p(2), p.__dict__)
p.__setstate__((capture, (1,), None, None))
print(p(2), p.__dict__)


class MyTuple(tuple):
    pass


p.__setstate__((capture, MyTuple((1,)), {}, None))
print(type(p.args).__name__)
for state in ((capture, (), {}), (None, (), {}, None), (capture, [], {}, None), [capture, (), {}, None]):
    try:
        p.__setstate__(state)
    except TypeError as error:
        print(error)
