# calendar: text and HTML calendars, iteration over days, other first weekdays and the command line.
import calendar
import datetime
import subprocess
import sys

print(calendar.month(2024, 2))
print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2023, 10, w=3, l=2))
print(calendar.calendar(2025, 2, 1, 4, 4))
print(calendar.HTMLCalendar().formatmonth(2024, 12))
print(calendar.HTMLCalendar(6).formatweekheader(), len(calendar.HTMLCalendar().formatyearpage(2024)))
print([calendar.isleap(year) for year in (1900, 2000, 2023, 2024)], calendar.leapdays(1900, 2025))
print(calendar.monthrange(2024, 2), calendar.weekday(2024, 2, 29), calendar.monthcalendar(2024, 2))
days = calendar.Calendar(firstweekday=3)
print(list(days.iterweekdays()), list(days.itermonthdays(2023, 2)))
print(list(days.itermonthdays2(2023, 2))[:8], list(days.itermonthdays3(2023, 2))[:5], list(days.itermonthdays4(2023, 2))[-2:])
print(next(days.itermonthdates(2023, 2)), days.monthdatescalendar(2023, 2)[0][0], days.monthdays2calendar(2023, 2)[-1])
print(len(days.yeardatescalendar(2023, 4)), days.yeardayscalendar(2023, 3)[0][0][0])
print(calendar.day_name[:], list(calendar.day_abbr), calendar.month_name[1:3], list(calendar.month_abbr))
print(calendar.MONDAY, calendar.Day.TUESDAY, calendar.Month.JANUARY, calendar.JANUARY, calendar.Month(12), repr(calendar.Day(6)))
print(calendar.timegm((2024, 2, 29, 12, 30, 15)), calendar.timegm(datetime.datetime(1969, 12, 31).timetuple()))
print(calendar.week(calendar.monthcalendar(2024, 2)[0] and [(1, 3), (2, 4)], 3), calendar.weekheader(4), calendar.firstweekday())
calendar.setfirstweekday(calendar.SATURDAY)
print(calendar.weekheader(2), calendar.month(2024, 9, 3))
calendar.setfirstweekday(0)
for action in [
    lambda: calendar.monthrange(2024, 13),
    lambda: calendar.month(2024, 0),
    lambda: calendar.setfirstweekday(7),
    lambda: calendar.Day(9),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
for arguments in (["2024", "2"], ["-t", "html", "2024"], ["--first-weekday", "6", "2024", "3"]):
    done = subprocess.run([sys.executable, "-m", "calendar", *arguments], capture_output=True, text=True, env={"COLUMNS": "80", "NO_COLOR": "1"})
    print(arguments, done.returncode, len(done.stdout.splitlines()), done.stdout[:200])
