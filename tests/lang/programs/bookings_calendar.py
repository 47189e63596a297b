# Bookings of rooms: intervals merged, gaps found, conflicts refused by bisection, dates and time-deltas throughout.
from bisect import insort
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple


class Span(NamedTuple):
    start: datetime
    end: datetime
    who: str = ""

    def __format__(self, spec):
        return f"{self.start:{spec or '%H:%M'}}-{self.end:{spec or '%H:%M'}}" + f" {self.who}".rstrip()

    @property
    def length(self):
        return self.end - self.start


class Conflict(Exception):
    def __init__(self, wanted, taken):
        super().__init__(f"{wanted:} collides with {', '.join(map(format, taken))}")
        self.taken = taken


def merge(spans):
    merged = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = merged[-1]._replace(end=max(span.end, merged[-1].end), who="")
        else:
            merged.append(span._replace(who=""))
    return merged


class Room:
    def __init__(self, name, opens=time(8), closes=time(18)):
        self.name, self.opens, self.closes = name, opens, closes
        self.days = defaultdict(list)

    def book(self, who, day, at, minutes):
        start = datetime.combine(day, time.fromisoformat(at))
        wanted = Span(start, start + timedelta(minutes=minutes), who)
        if not self.opens <= wanted.start.time() < wanted.end.time() <= self.closes:
            raise ValueError(f"{self.name} is closed at {wanted}")
        if taken := [s for s in self.days[day] if s.start < wanted.end and wanted.start < s.end]:
            raise Conflict(wanted, taken)
        insort(self.days[day], wanted, key=attrgetter("start"))
        return wanted

    def free(self, day, least=timedelta(minutes=30)):
        edges = [datetime.combine(day, t) for t in (self.opens, self.closes)]
        spans = [Span(edges[0], edges[0]), *merge(self.days[day]), Span(edges[1], edges[1])]
        for before, after in pairwise(spans):
            if after.start - before.end >= least:
                yield Span(before.end, after.start)


monday = date(2024, 2, 26)
rooms = [Room("Attic"), Room("Cellar", opens=time(9, 30), closes=time(16))]
attic, cellar = rooms
for room, who, days, at, minutes in (
    (attic, "Ann", 0, "09:00", 60), (attic, "Bob", 0, "10:00", 45), (attic, "Cid", 0, "14:15", 90),
    (attic, "Dan", 0, "09:30", 60), (attic, "Eve", 0, "08:00", 600), (attic, "Fay", 0, "17:30", 31),
    (cellar, "Gus", 0, "09:30", 150), (cellar, "Hal", 0, "08:00", 30), (cellar, "Ivy", 3, "12:00", 15),
    (attic, "Joe", 0, "25:00", 5), (attic, "Kim", 4, "17:00", -30),
):
    try:
        print(room.name, f"{room.book(who, monday + timedelta(days), at, minutes)}")
    except Conflict as error:
        print("Conflict:", error, len(error.taken))
    except ValueError as error:
        print("refused:", str(error) if who != "Joe" else "no such time")

for room in rooms:
    print(room.name, "free:", *map(format, room.free(monday)), sep=" | ")
    print("  used", sum((s.length for s in room.days[monday]), timedelta()),
          "free", sum((s.length for s in room.free(monday)), timedelta()))
both = [Span(max(a.start, b.start), min(a.end, b.end)) for a in attic.free(monday) for b in cellar.free(monday)]
print("both free:", [f"{span}" for span in both if span.start < span.end])
for weeks in range(4):
    day = monday + timedelta(days=3, weeks=weeks)
    booked = cellar.book("weekly", day, "13:00", 60)
    print(f"{booked:%a %d %b %H:%M}", booked.start.isocalendar()[:], len(cellar.days[day]))
print(sorted(f"{day:%d.%m.}" for day, spans in cellar.days.items() if spans))
