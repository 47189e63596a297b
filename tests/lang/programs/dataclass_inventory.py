# Dataclasses with defaults, order, frozen ones, inheritance, slots, replacing, turning into dicts and back.
from __future__ import annotations

import json
from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, replace
from typing import ClassVar


@dataclass(order=True, frozen=True)
class Price:
    cents: int
    currency: str = field(default="EUR", compare=False)

    def __post_init__(self):
        if self.cents < 0:
            raise ValueError("negative price")

    def __str__(self):
        return f"{self.cents / 100:.2f} {self.currency}"


@dataclass
class Item:
    registry: ClassVar[dict] = {}
    name: str
    price: Price
    tags: list[str] = field(default_factory=list)
    _: KW_ONLY
    count: int = 0
    code: InitVar[str | None] = None
    key: str = field(init=False, repr=False)

    def __post_init__(self, code):
        self.key = code or self.name.lower()
        self.registry[self.key] = self

    @property
    def value(self):
        return Price(self.price.cents * self.count)


@dataclass(slots=True, eq=False)
class Crate:
    items: list[Item]
    weight: float = 0.5


a = Item("Apple", Price(25), count=10)
b = Item("Bread", Price(310, "USD"), ["food"], code="b1")
print(a, b, sep="\n")
print(a.value, Item.registry.keys(), a == replace(a), a == b, Price(1) < Price(2), sorted([Price(3), Price(1)])[0])
print(asdict(b), astuple(Price(7)))
print([(f.name, f.init, f.kw_only, f.type) for f in fields(Item)])
for wrong in (lambda: Price(-1), lambda: setattr(Price(1), "cents", 2), lambda: Item("x", Price(1), [], 5), lambda: Item(), lambda: Crate([], 1).__dict__):
    try:
        wrong()
    except (ValueError, FrozenInstanceError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
crate = Crate([a, b])
text = json.dumps(asdict(crate), sort_keys=True)
print(text)
back = json.loads(text, object_hook=lambda d: Price(**d) if "cents" in d else d)
print(back["items"][1]["price"], hash(Price(5)) == hash(Price(5, "USD")), crate == Crate([a, b]), Crate.__slots__)


@dataclass
class Special(Item):
    until: str = "2030"

    def __repr__(self):
        return f"<{self.name} until {self.until}>"


print(Special("Cake", Price(9), until="2031"), Special.__match_args__, Special.__init__.__annotations__["until"])
match Special("Pie", Price(12), ["sweet"]):
    case Item(name=name, price=Price(cents), tags=[first, *_]):
        print(name, cents, first)
try:
    @dataclass
    class Wrong:
        items: list = []
except ValueError as error:
    print(error)
