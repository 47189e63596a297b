"""Datetimes of several zones: compared, subtracted, formatted, in folds and gaps; ISO calendars."""
import io
import struct
from datetime import date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo


def zone(rule, names, infos):
    def part(width):
        head = struct.pack(">4sc15x6l", b"TZif", b"2", 0, 0, 0, 0, len(infos), len(names))
        return head + b"".join(struct.pack(">lBB", *info) for info in infos) + names
    return ZoneInfo.from_file(io.BytesIO(part("l") + part("q") + b"\n" + rule + b"\n"), key="Made")


UTC = timezone.utc
berlin = zone(b"CET-1CEST,M3.5.0,M10.5.0/3", b"CET\0", [(3600, 0, 0)])
york = zone(b"EST5EDT,M3.2.0,M11.1.0", b"EST\0", [(-18000, 0, 0)])
other = timezone(timedelta(hours=5, minutes=30), "IST%s")
odd = timezone(-timedelta(hours=3, seconds=7, microseconds=5))


class Own(tzinfo):
    def utcoffset(self, when):
        return timedelta(hours=2)

    def dst(self, when):
        return timedelta(0)

    def tzname(self, when):
        return "OWN"


zones = [None, UTC, berlin, york, other, odd, Own()]
times = [datetime(2024, 10, 27, 2, 30), datetime(2024, 10, 27, 2, 30, fold=1), datetime(2024, 3, 31, 2, 30),
         datetime(2024, 7, 1, 12, 0, 5, 77), datetime(2023, 12, 31, 23, 59, 59, 999999)]
for t in times:
    for z in zones:
        a = t.replace(tzinfo=z)
        print(a, a.utcoffset(), a.dst(), a.tzname(), a.strftime("%Y-%m-%d %H:%M:%S.%f|%z|%Z|%j %A"), f"{a:%d %b %Z}")
        for y in zones:
            b = t.replace(tzinfo=y)
            line = [a == b, a != b]
            try:
                line += [a < b, a >= b, a - b]
            except TypeError as error:
                line.append(type(error).__name__)
            print("  ", *line)
for source in zones[1:]:
    for target in zones[1:]:
        moved = times[3].replace(tzinfo=source).astimezone(target)
        print(moved.isoformat(), moved.fold, moved.tzname())
for stamp in (0, 1.5, 1711846800, 1729987200, 1729990800.25, -1):
    print([datetime.fromtimestamp(stamp, z).isoformat() for z in zones[1:]])
for extreme in (datetime.min, datetime.max):
    for z in (UTC, berlin, york):
        for y in (berlin, york, other):
            try:
                print(extreme.replace(tzinfo=z).astimezone(y))
            except OverflowError as error:
                print(type(error).__name__)
print(times[0].replace(tzinfo=berlin) + timedelta(hours=5), times[0].replace(tzinfo=berlin).timestamp())
try:
    print(datetime.max + timedelta.max)
except OverflowError as error:
    print(type(error).__name__)
print(timedelta.max, timedelta.min, timedelta.max - timedelta.max)

for day in (date(2020, 12, 31), date(2021, 1, 1), date(2021, 1, 3), date(2021, 1, 4), date(2024, 12, 30), date(1, 1, 1),
            date(9999, 12, 31), datetime(2015, 12, 28, 5), date(2016, 1, 3)):
    c = day.isocalendar()
    print(tuple(c), c.year, c.week, c.weekday, type(c).__name__)
