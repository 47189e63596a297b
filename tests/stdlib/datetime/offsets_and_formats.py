# Times with fixed offsets, zones by hand, and the texts they are written and read as
from datetime import date, datetime, time, timedelta, timezone, tzinfo

IST = timezone(timedelta(hours=5, minutes=30), "IST")
odd = timezone(-timedelta(hours=3, minutes=30, seconds=15))


class Summer(tzinfo):
    """One hour more from April to September."""

    def utcoffset(self, when):
        return timedelta(hours=1) + self.dst(when)

    def dst(self, when):
        return timedelta(hours=1 if when is not None and 4 <= when.month <= 9 else 0)

    def tzname(self, when):
        return "S" if self.dst(when) else "W"


t = datetime(2024, 2, 29, 23, 45, 6, 789, tzinfo=IST)
print(t, t.astimezone(timezone.utc), t.astimezone(odd), t.tzname(), odd, repr(odd), repr(IST))
print(t.isoformat("_", "milliseconds"), t.utctimetuple()[:6], t.timestamp(), t.timetz(), t - datetime(2024, 1, 1, tzinfo=timezone.utc))
for month in (3, 4, 9, 10):
    w = datetime(2024, month, 1, 0, 30, tzinfo=Summer())
    print(w.strftime("%d %B %H:%M %z %Z"), w.dst(), w.astimezone(timezone.utc).isoformat(), (w + timedelta(31)).tzname())
print(datetime(2024, 7, 1, tzinfo=timezone.utc).astimezone(Summer()), time(1, 2, tzinfo=odd).isoformat(), time(1, tzinfo=IST) < time(1, tzinfo=timezone.utc))
print(t.strftime("%a %A %b %d %y %j %U %W %u %w %p %I %f %z %% %G-W%V %x|%X|%c"), f"{t:%H:%M:%S.%f}", format(t.date(), "%Y/%m"))
for text, form in (("2024-060 11PM", "%Y-%j %I%p"), ("Thu, 29 Feb 2024 +0530", "%a, %d %b %Y %z"), ("2024 W09 4", "%G W%V %u"),
                   ("12:30:15.25 -03:30:15", "%H:%M:%S.%f %z"), ("10 Sunday 24", "%U %A %y"), ("1/2/69 UTC", "%d/%m/%y %Z")):
    print(text, "=>", datetime.strptime(text, form).isoformat())
for text, form in (("a", "%Y"), ("2012 x", "%Y"), ("5", "%q"), ("2024 09", "%Y %V")):
    try:
        print(datetime.strptime(text, form))
    except ValueError as error:
        print(error)
for text in ("20240229T234506Z", "2024-W09-4", "2024-02-29 23:45+05:30:15", "2024-02-29T23", "20-1"):
    try:
        print(repr(datetime.fromisoformat(text)))
    except ValueError as error:
        print(error)
d = date(2024, 2, 29)
print(d.isocalendar(), date.fromisocalendar(2020, 53, 7), d.replace(month=3) - d, d.toordinal(), date.fromordinal(1), d.ctime(), d + timedelta(-60.5))
delta = timedelta(days=-1, seconds=5, microseconds=7)
print(delta, repr(delta), abs(delta), delta.total_seconds(), delta // timedelta(hours=5), delta % timedelta(hours=5), delta / 2, 1.5 * timedelta(minutes=1), divmod(timedelta(1), timedelta(seconds=7000)))
for call in (lambda: t < datetime(2024, 1, 1), lambda: d < t, lambda: t - d):
    try:
        call()
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print(t == t.astimezone(odd), hash(t) == hash(t.astimezone(odd)), t == t.replace(tzinfo=None), datetime(2024, 1, 1, fold=1) == datetime(2024, 1, 1), datetime.combine(d, time.max, timezone.utc))
