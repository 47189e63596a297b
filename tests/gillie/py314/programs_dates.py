# Calendar arithmetic without datetime, then with it.
def leap(y): return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
def ordinal(y, m, d): return 365 * (y - 1) + (y - 1) // 4 - (y - 1) // 100 + (y - 1) // 400 + sum(DAYS[:m - 1]) + (m > 2 and leap(y)) + d
def weekday(y, m, d): return (ordinal(y, m, d) + 6) % 7
def month(y, m):
    n = DAYS[m - 1] + (m == 2 and leap(y)); first = weekday(y, m, 1)
    cells = ["  "] * first + [f"{d:2}" for d in range(1, n + 1)]
    print(f"{y}-{m:02}".center(20).rstrip()); print("Mo Tu We Th Fr Sa Su")
    for i in range(0, len(cells), 7): print(" ".join(cells[i:i + 7]))
month(2024, 2); month(2026, 11)
print([y for y in range(1896, 1912) if leap(y)], ordinal(2000, 1, 1), weekday(1969, 7, 20), ordinal(2024, 12, 25) - ordinal(2024, 7, 4), sum(weekday(y, m, 13) == 4 for y in range(2000, 2010) for m in range(1, 13)))
def easter(y):
    a, b, c = y % 19, y // 100, y % 100; d, e = divmod(b, 4); g = (8 * b + 13) // 25; h = (19 * a + b - d - g + 15) % 30; i, k = divmod(c, 4); l = (32 + 2 * e + 2 * i - h - k) % 7; m = (a + 11 * h + 22 * l) // 451
    return (h + l - 7 * m + 114) // 31, (h + l - 7 * m + 114) % 31 + 1
print([easter(y) for y in (2000, 2024, 2025, 2026)])
import datetime as dt
d = dt.date(2024, 2, 28); print(d + dt.timedelta(days=2), d.weekday() == weekday(2024, 2, 28), d.toordinal() == ordinal(2024, 2, 28), d.isoformat(), d.strftime("%d/%m/%y %A"), (dt.date(2024, 12, 25) - dt.date(2024, 7, 4)).days, dt.date.fromisoformat("2024-03-01") > d, d.replace(day=1), d.isocalendar()[1], dt.datetime(2024, 1, 2, 3, 4, 5), dt.datetime(2024, 1, 2) + dt.timedelta(hours=30), dt.timedelta(1, 3661), dt.timedelta(hours=-1), dt.datetime.strptime("2024-05-06 07:08", "%Y-%m-%d %H:%M"), repr(d), dt.time(1, 2), dt.datetime(2024, 1, 1, tzinfo=dt.timezone.utc).isoformat(), dt.timedelta(minutes=90) / dt.timedelta(minutes=30))
for bad in (lambda: dt.date(2023, 2, 29), lambda: dt.date(1, 13, 1), lambda: d + 5, lambda: dt.date.fromisoformat("x"), lambda: d < 5, lambda: dt.datetime.strptime("x", "%Y")):
    try: bad()
    except (ValueError, TypeError) as e: print(type(e).__name__, e)

# What 3.14 says:
# expect:       2024-02
# expect: Mo Tu We Th Fr Sa Su
# expect:           1  2  3  4
# expect:  5  6  7  8  9 10 11
# expect: 12 13 14 15 16 17 18
# expect: 19 20 21 22 23 24 25
# expect: 26 27 28 29
# expect:       2026-11
# expect: Mo Tu We Th Fr Sa Su
# expect:                    1
# expect:  2  3  4  5  6  7  8
# expect:  9 10 11 12 13 14 15
# expect: 16 17 18 19 20 21 22
# expect: 23 24 25 26 27 28 29
# expect: 30
# expect: [1896, 1904, 1908] 730120 6 174 17
# expect: [(4, 23), (3, 31), (4, 20), (4, 5)]
# expect: 2024-03-01 True True 2024-02-28 28/02/24 Wednesday 174 True 2024-02-01 9 2024-01-02 03:04:05 2024-01-03 06:00:00 1 day, 1:01:01 -1 day, 23:00:00 2024-05-06 07:08:00 datetime.date(2024, 2, 28) 01:02:00 2024-01-01T00:00:00+00:00 3.0
# expect: ValueError day 29 must be in range 1..28 for month 2 in year 2023
# expect: ValueError month must be in 1..12, not 13
# expect: TypeError unsupported operand type(s) for +: 'datetime.date' and 'int'
# expect: ValueError Invalid isoformat string: 'x'
# expect: TypeError '<' not supported between instances of 'datetime.date' and 'int'
# expect: ValueError time data 'x' does not match format '%Y'
