# Deques turned and bounded, named tuples with methods of their own, ordered dicts reordered
from collections import OrderedDict, deque, namedtuple

d = deque("abcdef")
d.rotate(2)
print("".join(d), end=" ")
d.rotate(-9)
print("".join(d), d.index("e"), d.index("e", -3), d.count("a"))
window = deque(maxlen=3)
print([round(sum(window) / len(window), 2) for n in (4, 8, 15, 16, 23, 42) if window.append(n) is None])
window.extendleft([1, 2])
window.insert(0, 5) if len(window) < 3 else None
print(window, window.maxlen, window + deque([7, 8]), deque([1, 2]) * 2, window * 2)
for call in (lambda: window.insert(1, 0), lambda: deque([]).pop(), lambda: window.remove(99), lambda: window[1:2],
             lambda: deque([], -1), lambda: d.index("q"), lambda: d + [1]):
    try:
        call()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
circle = deque(range(1, 11))
out = []
while circle:
    circle.rotate(-2)
    out.append(circle.pop())
print("counted out:", out)
del d[1]
d[-1] = "!"
d.reverse()
print(d, deque([1, 2]) < deque([1, 3]), deque([1]) == [1], d.copy() == d)


class Money(namedtuple("Base", "amount currency", defaults=["EUR"])):
    __slots__ = ()

    def __add__(self, other):
        if self.currency != other.currency:
            return NotImplemented
        return self._replace(amount=self.amount + other.amount)

    @property
    def text(self):
        return f"{self.amount:.2f} {self.currency}"


m = Money(3) + Money(amount=4.5)
print(m, m.text, m._asdict(), Money._fields, Money._field_defaults, Money._make([1, "USD"]), m == (7.5, "EUR"))
Row = namedtuple("Row", "id class id _x def", rename=True)
print(Row._fields, Row(1, 2, 3, 4, 5), Row.__doc__, Money.amount.__doc__, Row.__match_args__)
for call in (lambda: m._replace(colour=1), lambda: Money._make([1, 2, 3]), lambda: Money(),
             lambda: namedtuple("T", "a a"), lambda: namedtuple("T", "_a"), lambda: setattr(m, "amount", 1), lambda: setattr(m, "new", 1)):
    try:
        call()
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, str(error).replace("Money.", ""))

od = OrderedDict.fromkeys("abcde")
od.move_to_end("b")
od.move_to_end("d", last=False)
print("".join(od), od.popitem(last=False), od.popitem(), "".join(reversed(od)), od == OrderedDict.fromkeys("cae"), od == dict.fromkeys("cae"))
od["a"] = 1
od |= {"z": 2, "a": 3}
print(od, list(reversed(od.items()))[0])
try:
    od.move_to_end("q")
except KeyError as error:
    print(repr(error))
