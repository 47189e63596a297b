# Appointments with dates: rules of repetition, working days, time zones that are fixed offsets.
import calendar
from datetime import date, datetime, time, timedelta, timezone


def workdays(start, count, holidays=frozenset()):
    day = start
    while count:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in holidays:
            count -= 1
    return day


def monthly(start, times):
    for n in range(times):
        year, month = divmod(start.month - 1 + n, 12)
        year, month = start.year + year, month + 1
        yield date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def nth(year, month, weekday, n):
    days = [d for d in calendar.Calendar().itermonthdates(year, month) if d.month == month and d.weekday() == weekday]
    return days[n if n < 0 else n - 1]


print([str(day) for day in monthly(date(2023, 10, 31), 6)])
print(workdays(date(2024, 12, 20), 5, {date(2024, 12, 25), date(2024, 12, 26)}))
print(nth(2024, 11, calendar.THURSDAY, 4), nth(2024, 2, calendar.MONDAY, -1))
print(calendar.month(2024, 2))
print(date(2024, 12, 30).isocalendar(), date.fromisocalendar(2025, 1, 1), f"{date(2024, 2, 29):%j %U %A %d. %B}")

tokyo, york = timezone(timedelta(hours=9), "Tokyo"), timezone(-timedelta(hours=5))
call = datetime(2024, 3, 1, 8, 30, tzinfo=tokyo)
print(call, "|", call.astimezone(york), "|", call.astimezone(timezone.utc).isoformat(timespec="minutes"))
print(call == call.astimezone(york), call - datetime(2024, 2, 29, 12, tzinfo=york), york.tzname(None))
slots = [(datetime.combine(date(2024, 3, 1), time(9)), timedelta(minutes=m)) for m in (30, 45, 75)]
begin = slots[0][0]
for _, length in slots:
    print(f"{begin:%H:%M}-{begin + length:%H:%M} {length}")
    begin += length
print(timedelta(days=-1, seconds=5), timedelta(hours=25) // timedelta(minutes=7), abs(timedelta(-3)), timedelta(1) / 3)
for text in ("2024-1-1", "20240229T101112.5Z", "2024-W09-4"):
    try:
        print(text, datetime.fromisoformat(text))
    except ValueError as error:
        print(text, "ValueError:", error)
try:
    datetime(2024, 1, 1) < datetime(2024, 1, 1, tzinfo=tokyo)
except TypeError as error:
    print(error)
print(sorted([date(2024, 5, 1), date(2023, 6, 1), date(2024, 4, 30)])[0], date.max - date.min, date(2024, 1, 31).replace(month=3))
