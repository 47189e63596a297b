"""`*tuple[...]` copied, pickled and subscripted; bound methods bound again; braces in keys of format fields."""

import copy
import pickle
import sys
from typing import TypeVar

T = TypeVar("T")
(starred,) = tuple[int, ...]
(generic,) = tuple[T, ...]
print(copy.copy(starred), copy.deepcopy(starred), pickle.loads(pickle.dumps(starred)), generic[int])
print(copy.deepcopy(starred) == starred, tuple[T, *tuple[T, ...]][int], starred == tuple[int, ...])


class Q:
    def method(self):
        return self


q = Q()
print(q.method.__get__(5, int)() is q, q.method.__get__(None, int)() is q)
print("{0[{}]}".format({"{}": 5}), "{0[a:b]}{0[c!d]}".format({"a:b": 1, "c!d": 2}))
for bad in ("{0{}}", "{0[a}", "{a!}"):
    try:
        bad.format({}, a=1)
    except (ValueError, KeyError) as error:
        print(error)
try:
    print >> sys.stderr
except TypeError as error:
    print(error)
for made in (type(sys.flags), type(sys.version_info)):
    try:
        made(range(30))
    except TypeError as error:
        print(error)
