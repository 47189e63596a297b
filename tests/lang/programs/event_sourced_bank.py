# An event-sourced bank: commands make events, states are folds of events, snapshots, projections and replay from JSON.
import json
from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from decimal import Decimal
from functools import reduce, singledispatch
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Event:
    account: str

@dataclass(frozen=True, slots=True)
class Opened(Event):
    owner: str

@dataclass(frozen=True, slots=True)
class Paid(Event):
    amount: Decimal

@dataclass(frozen=True, slots=True)
class Withdrawn(Event):
    amount: Decimal
    reason: str = "cash"

@dataclass(frozen=True, slots=True)
class Closed(Event):
    pass


@dataclass(frozen=True)
class Account:
    owner: str | None = None
    balance: Decimal = Decimal()
    open: bool = False
    version: int = field(default=0, compare=False)


@singledispatch
def apply(event, account):
    raise NotImplementedError(type(event).__name__)

@apply.register
def _(event: Opened, account):
    return replace(account, owner=event.owner, open=True)

@apply.register
def _(event: Paid, account):
    return replace(account, balance=account.balance + event.amount)

@apply.register
def _(event: Withdrawn, account):
    return replace(account, balance=account.balance - event.amount)

@apply.register
def _(event: Closed, account):
    return replace(account, open=False)


def step(account, event):
    return replace(apply(event, account), version=account.version + 1)


class Refused(Exception):
    pass


class Store:
    KINDS = MappingProxyType({kind.__name__: kind for kind in (Opened, Paid, Withdrawn, Closed)})

    def __init__(self):
        self.log, self.listeners = [], []

    def append(self, *events):
        for event in events:
            self.log.append(event)
            for listener in self.listeners:
                listener(event)

    def load(self, name, upto=None, start=Account()):
        mine = [e for e in self.log if e.account == name][start.version:upto]
        return reduce(step, mine, start)

    def dump(self):
        return "\n".join(json.dumps({"kind": type(e).__name__, **asdict(e)}, default=str) for e in self.log)

    @classmethod
    def replay(cls, text):
        store = cls()
        for line in text.splitlines():
            data = json.loads(line)
            if "amount" in data:
                data["amount"] = Decimal(data["amount"])
            store.append(cls.KINDS[data.pop("kind")](**data))
        return store


def transfer(store, source, target, amount):
    amount, a, b = Decimal(amount), store.load(source), store.load(target)
    if not (a.open and b.open):
        raise Refused(f"{source if not a.open else target} is not open")
    if a.balance < amount:
        raise Refused(f"{source} has only {a.balance}")
    store.append(Withdrawn(source, amount, f"to {target}"), Paid(target, amount))


store, reasons = Store(), Counter()
store.listeners.append(lambda e: reasons.update({e.reason: e.amount}) if isinstance(e, Withdrawn) else None)
store.append(Opened("a1", "Ada"), Opened("b2", "Bob"), Paid("a1", Decimal("100.10")), Withdrawn("a1", Decimal("20.05")))
for args in (("a1", "b2", "30.00"), ("b2", "a1", "30.01"), ("a1", "zz", "1"), ("b2", "a1", "0.50")):
    try:
        transfer(store, *args)
        print("moved", *args)
    except Refused as error:
        print("Refused:", error)
store.append(Closed("b2"))
for name in ("a1", "b2", "zz"):
    print(name, store.load(name))
print("history", [str(store.load("a1", upto=n).balance) for n in range(6)])
snapshot = store.load("a1", upto=3)
print("from a snapshot", store.load("a1", start=snapshot) == store.load("a1"), snapshot.version)
print(dict(reasons))
text = store.dump()
print(*text.splitlines()[1:5], sep="\n")
again = Store.replay(text)
print(again.log == store.log, again.load("b2") == store.load("b2"), again.dump() == text, hash(again.log[0]) == hash(store.log[0]))
try:
    apply("rumour", Account())
except NotImplementedError as error:
    print("NotImplementedError:", error)
