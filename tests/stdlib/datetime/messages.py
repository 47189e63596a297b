"""What operations on dates and times say when they cannot be done."""
import datetime
from datetime import date, time, timedelta, timezone

naive = datetime.datetime(2024, 1, 1)
aware = datetime.datetime(2024, 1, 1, tzinfo=timezone.utc)
clock, aware_clock = time(1), time(1, tzinfo=timezone.utc)


def show(expression):
    try:
        print(expression, "->", repr(eval(expression)))
    except Exception as error:
        print(expression, "->", type(error).__name__, error)


for operator in ("<", "<=", ">", ">=", "==", "!=", "-"):
    show(f"naive {operator} aware")
    show(f"aware {operator} naive")
for operator in ("<", "<=", ">", ">=", "==", "!="):
    show(f"clock {operator} aware_clock")
    show(f"aware_clock {operator} clock")
for expression in (
    "naive < 1",
    "1 < naive",
    "naive < date(2024, 1, 1)",
    "date(2024, 1, 1) < naive",
    "clock < 1",
    "date(2024, 1, 1) < clock",
    "timedelta(1) < 1",
    "naive - 1",
    "1 - naive",
    "naive + naive",
    "timedelta(1) + 1",
    "naive.nothing",
    "naive == 1",
    "naive != 1",
    "naive < naive",
    "naive <= naive",
    "aware == aware",
    "aware > naive.replace(tzinfo=timezone(timedelta(hours=1)))",
    "naive.isocalendar()",
    "str(naive.date().isocalendar())",
    "naive.isocalendar()[:2]",
    "type(naive.isocalendar())",
):
    show(expression)


class Moment(datetime.datetime):
    def __lt__(self, other):
        return "mine"


mine = Moment(2024, 1, 2)
for expression in ("mine < naive", "naive < mine", "naive > mine", "mine > naive", "mine == naive", "mine - naive"):
    show(expression)
if naive < naive.replace(year=2025):
    print("branch")
print(sorted([naive, mine.replace(year=2020), naive.replace(year=2019)], key=lambda moment: moment.year))
print(max([timedelta(1), timedelta(2), timedelta(-3)]), min([date(2024, 1, 1), date(2023, 5, 5)]))
