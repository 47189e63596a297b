# What is plain and what is not must come out alike: subclasses, zones, folds, limits, texts.
import os
import time as clock
from datetime import date, datetime, time, timedelta, timezone, tzinfo


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__)


class Day(date):
    pass


class Moment(datetime):
    def __new__(cls, *args, **kwargs):
        made = super().__new__(cls, *args, **kwargs)
        made.extra = 1
        return made


class Odd(tzinfo):
    def utcoffset(self, when):
        return timedelta(minutes=7)

    def dst(self, when):
        return timedelta(0)

    def tzname(self, when):
        return "odd"

    def __repr__(self):
        return "Odd()"


print("timedelta")
for kwargs in (
    {"seconds": 1.5}, {"days": 0.1}, {"microseconds": 0.5}, {"microseconds": 1.5}, {"microseconds": -0.5},
    {"weeks": 1, "hours": -1.25, "milliseconds": 2.0005}, {"minutes": 1e-9}, {"seconds": 0.5, "microseconds": 0.5},
    {"days": 1e9}, {"hours": float("nan")}, {"days": True}, {"seconds": "1"},
):
    attempt(timedelta, **kwargs)
a, b = timedelta(days=3, seconds=7, microseconds=11), timedelta(hours=-5, microseconds=1)
for operation in (
    lambda: a + b, lambda: a - b, lambda: -a, lambda: abs(b), lambda: a * 3, lambda: a * 0.1, lambda: 2.5 * b,
    lambda: a / b, lambda: a / 7, lambda: a / -7, lambda: a / 0, lambda: a / 0.3, lambda: a // b, lambda: a // 7,
    lambda: a // -7, lambda: a // timedelta(0), lambda: a % b, lambda: divmod(a, b), lambda: a < b, lambda: a == 3,
    lambda: a < 3, lambda: hash(a) == hash(timedelta(3, 7, 11)), lambda: bool(timedelta(0)), lambda: a * 10**12,
    lambda: timedelta.max + timedelta(microseconds=1), lambda: 3 - a, lambda: a.total_seconds(), lambda: a * 1e300,
):
    attempt(operation)
for delta in (a, b, timedelta(1), timedelta(-1), timedelta(0), timedelta(2, 0, 5), timedelta.min):
    print(str(delta))

print("date")
d = date(2024, 2, 29)
for operation in (
    lambda: d + timedelta(1), lambda: d + timedelta(hours=25), lambda: d - timedelta(hours=1), lambda: d - date(2023, 1, 1),
    lambda: timedelta(1) + d, lambda: date.max + timedelta(1), lambda: d < date(2024, 3, 1), lambda: d == datetime(2024, 2, 29),
    lambda: d < datetime(2024, 2, 29), lambda: d.weekday(), lambda: d.isoweekday(), lambda: d.isoformat(), lambda: str(d),
    lambda: d.strftime("%Y/%m/%d %j %a %B %% %f"), lambda: format(d, ""), lambda: f"{d:%d.%m.}", lambda: d.replace(day=30),
    lambda: d.replace(year=2023, day=1), lambda: d.toordinal(), lambda: date.fromordinal(738000), lambda: date.fromordinal(0),
    lambda: date.fromisoformat("2024-02-29"), lambda: date.fromisoformat("20240229"), lambda: date.fromisoformat("2024-W09-4"),
    lambda: date.fromisoformat("2024-02-30"), lambda: date.fromisoformat("x"), lambda: date(2024, 13, 1), lambda: date(2024, 1),
    lambda: date("2024", 1, 1), lambda: hash(d) == hash(date(2024, 2, 29)),
    lambda: isinstance(date.today(), date), lambda: date.today() == datetime.now().date(), lambda: d - 1, lambda: d.__add__(1),
    lambda: Day.fromisoformat("2024-01-02"), lambda: Day(2024, 1, 2) + timedelta(1), lambda: type(Day.today()).__name__,
    lambda: Day(2024, 1, 2) == date(2024, 1, 2), lambda: Day(2024, 1, 2).weekday(), lambda: Day(2024, 1, 2).replace(day=3),
):
    attempt(operation)

print("time")
for operation in (
    lambda: time(1, 2), lambda: time(25), lambda: time(1, 2, 3, 4, timezone.utc).isoformat(), lambda: str(time(1, 2, 3, 40)),
    lambda: time(1, 2, 3, 4567).isoformat("milliseconds"), lambda: time(1, 2).isoformat("hours"), lambda: time(1).isoformat("x"),
    lambda: time(1) < time(2), lambda: time(1) < time(2, tzinfo=timezone.utc), lambda: time(1) == time(1, tzinfo=timezone.utc),
    lambda: time(1, fold=1), lambda: time(1, tzinfo=Odd()).isoformat(), lambda: time(1, tzinfo=3), lambda: hash(time(3)) == hash(time(3)),
):
    attempt(operation)

print("datetime")
utc, east = timezone.utc, timezone(timedelta(hours=5, minutes=30))
seconds_east = timezone(timedelta(hours=1, seconds=7, microseconds=5), "name")
m, n = datetime(2024, 1, 2, 3, 4, 5), datetime(2023, 12, 31, 23, 59, 59, 999999)
for operation in (
    lambda: m - n, lambda: m + timedelta(microseconds=1), lambda: m - timedelta(days=800000), lambda: timedelta(1) + m,
    lambda: m < n, lambda: m == n, lambda: m.replace(tzinfo=utc) == m, lambda: m.replace(tzinfo=utc) < m,
    lambda: m.replace(tzinfo=utc) - m.replace(tzinfo=east), lambda: m.replace(tzinfo=utc) < m.replace(tzinfo=east),
    lambda: m.replace(tzinfo=utc) == m.replace(hour=8, minute=34, tzinfo=east), lambda: m.replace(tzinfo=Odd()) - m.replace(tzinfo=utc),
    lambda: m.replace(tzinfo=utc).astimezone(east), lambda: m.replace(tzinfo=east).astimezone(utc), lambda: m.replace(tzinfo=Odd()).astimezone(utc),
    lambda: datetime.max.replace(tzinfo=utc).astimezone(east), lambda: datetime.min.replace(tzinfo=east).astimezone(utc),
    lambda: m.astimezone(utc), lambda: m.replace(tzinfo=utc).astimezone(), lambda: m.astimezone(3),
    lambda: m.isoformat(), lambda: m.isoformat(" "), lambda: m.isoformat("\u00e9", "hours"), lambda: m.isoformat(timespec="milliseconds"),
    lambda: m.isoformat("ab"), lambda: m.replace(tzinfo=seconds_east).isoformat(), lambda: m.replace(tzinfo=Odd()).isoformat(),
    lambda: str(m), lambda: repr(n), lambda: datetime(2024, 1, 2), lambda: m.replace(fold=1), lambda: m.replace(tzinfo=east),
    lambda: m.strftime("%Y-%m-%d %H:%M:%S.%f %p %I %y %U %w"), lambda: m.replace(tzinfo=east).strftime("%z %Z %:z|%%z"), lambda: f"{m:%H}",
    lambda: m.strftime("\u00fc %d"), lambda: m.strftime("%"), lambda: f"{m}",
    lambda: datetime.fromisoformat("2024-01-02"), lambda: datetime.fromisoformat("2024-01-02T03"), lambda: datetime.fromisoformat("2024-01-02T03:04Z"),
    lambda: datetime.fromisoformat("2024-01-02 03:04:05.678"), lambda: datetime.fromisoformat("2024-01-02T03:04:05,678901-08:00"),
    lambda: datetime.fromisoformat("2024-01-02T03:04:05.6789012+00:00"), lambda: datetime.fromisoformat("20240102T030405"),
    lambda: datetime.fromisoformat("2024-01-02T03:04:05+05:30:07"), lambda: datetime.fromisoformat("2024-01-02T03:04:05+24:00"),
    lambda: datetime.fromisoformat("2024-01-02T25:00"), lambda: datetime.fromisoformat("2024-13-02"), lambda: datetime.fromisoformat(5),
    lambda: datetime.fromisoformat("2024-01-02T03:04:05+00:00").tzinfo is utc, lambda: datetime.fromisoformat("2024-01-02T03:04:05x"),
    lambda: datetime.fromtimestamp(0), lambda: datetime.fromtimestamp(1.9999999), lambda: datetime.fromtimestamp(-1.5), lambda: datetime.fromtimestamp(1e-6 * 2.5),
    lambda: datetime.fromtimestamp(1700000000.123456, east), lambda: datetime.fromtimestamp(5, Odd()), lambda: datetime.fromtimestamp(1e20),
    lambda: datetime.fromtimestamp(float("nan")), lambda: datetime.fromtimestamp(0, 3), lambda: m.timestamp(), lambda: n.timestamp(), lambda: m.replace(tzinfo=east).timestamp(),
    lambda: m.replace(tzinfo=Odd()).timestamp(), lambda: datetime(1, 1, 1, tzinfo=east).timestamp(), lambda: datetime(1969, 1, 1).timestamp(),
    lambda: m.date(), lambda: m.replace(tzinfo=utc, fold=1).time(), lambda: datetime.combine(d, time(1, 2, 3, 4, utc)), lambda: datetime.combine(m, time(1)),
    lambda: datetime.combine(d, time(1, tzinfo=utc), None), lambda: datetime.combine(d, 3), lambda: m.weekday(), lambda: m.toordinal(), lambda: m.utcoffset(),
    lambda: m.replace(tzinfo=east).utcoffset(), lambda: m.replace(tzinfo=Odd()).utcoffset(), lambda: hash(m.replace(tzinfo=utc)) == hash(m.replace(hour=8, minute=34, tzinfo=east)),
    lambda: datetime(2024, 1, 2, tzinfo="x"), lambda: datetime(2024, 1, 2, 3.5), lambda: datetime(2024, 1, day=2, fold=1), lambda: datetime(), lambda: m.replace(hour=24),
    lambda: abs(datetime.now(utc) - datetime.now().astimezone()) < timedelta(minutes=5), lambda: datetime.now(tz=Odd()).tzinfo.tzname(None),
    lambda: datetime.now(3), lambda: type(Moment.now()).__name__, lambda: Moment.fromtimestamp(3).extra, lambda: Moment(2024, 1, 2) + timedelta(1),
    lambda: (Moment(2024, 1, 2) + timedelta(1)).extra, lambda: Moment(2024, 1, 2) < datetime(2024, 1, 3), lambda: Moment.fromisoformat("2024-01-02T00:00").extra,
    lambda: Moment(2024, 1, 2).isoformat(), lambda: Moment.combine(d, time(3)).extra, lambda: type(Moment(2024, 1, 2).date()).__name__, lambda: m.__lt__(3), lambda: m - 3,
):
    attempt(operation)

print("folds and gaps")
for zone in ("EST5EDT,M3.2.0,M11.1.0", "UTC-3"):
    os.environ["TZ"] = zone
    clock.tzset()
    for stamp in (1730611800, 1730615400, 1710054000, 0, 1720000000):
        moment = datetime.fromtimestamp(stamp)
        print(moment, moment.fold, moment.timestamp() == stamp)
    for fold in (0, 1):
        print(datetime(2024, 3, 10, 2, 30, fold=fold).timestamp(), datetime(2024, 11, 3, 1, 30, fold=fold).timestamp())

print("two copies")
import sys

first = sys.modules.pop("datetime"), sys.modules.pop("_pydatetime", None)
import datetime as second

x, y = datetime(2024, 1, 2), second.datetime(2024, 1, 2)
print(type(x + timedelta(1)) is datetime, type(y + second.timedelta(1)) is second.datetime, (x + timedelta(1)).date() == date(2024, 1, 3))
