# Local time: TZ as a rule and as a name, tzset, strftime, mktime, datetime.
import os, time, datetime
def show(zone):
    os.environ["TZ"] = zone
    time.tzset()
    print(zone, time.tzname, time.timezone, time.altzone, time.daylight)
    for moment in (0, 1711846799, 1711846800, 1720000000, 1729990799, 1729990800, 4102444800 + 15000000, 954637200):
        t = time.localtime(moment)
        print(moment, tuple(t), t.tm_zone, t.tm_gmtoff, time.strftime("%Y-%m-%d %H:%M:%S %Z %z", t), time.mktime(t) == moment)
    print(time.ctime(1720000000), time.asctime(time.localtime(1720000000)))
for zone in ["CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT,M3.2.0,M11.1.0", "AEST-10AEDT,M10.1.0,M4.1.0/3", "<+0530>-5:30", "UTC0", "JST-9",
             "NZST-12NZDT,J270,J90", "XXX3YYY,60,300/1:30", "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1"]:
    show(zone)
os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"
time.tzset()
for dst in (-1, 0, 1):
    print(dst, time.mktime((2024, 7, 1, 12, 0, 0, 0, 0, dst)), time.mktime((2024, 1, 1, 12, 0, 0, 0, 0, dst)))
print(time.mktime((2024, 14, -3, 25, 61, 61, 0, 0, -1)))
print(time.mktime((2024, 10, 27, 2, 30, 0, 0, 0, 0)), time.mktime((2024, 10, 27, 2, 30, 0, 0, 0, 1)))
print(time.strftime("%Z|%z", (2024, 7, 1, 12, 0, 0, 0, 1, 1)), time.strftime("%Z|%z", (2024, 7, 1, 12, 0, 0, 0, 1, 0)), time.strftime("%Z|%z", (2024, 7, 1, 12, 0, 0, 0, 1, -1)))
print(time.strftime("%Z|%z", time.gmtime(0)), time.strftime("%Z|%z", time.strptime("2024", "%Y")))
d = datetime.datetime
print(d.fromtimestamp(1720000000), d.fromtimestamp(1720000000).astimezone(), d(2024, 7, 1).timestamp(), d(2024, 1, 1).timestamp())
print(d(2024, 10, 27, 2, 30).timestamp(), d(2024, 10, 27, 2, 30, fold=1).timestamp(), d(2024, 3, 31, 2, 30).timestamp())
print(d(2024, 7, 1).astimezone().tzinfo, d(2024, 7, 1).astimezone().strftime("%Z %z"), d(2024, 7, 1, tzinfo=datetime.timezone.utc).astimezone())
print(datetime.date.fromtimestamp(1720000000 + 12 * 3600))
del os.environ["TZ"]
os.environ["TZ"] = "No/Such_Zone"
time.tzset()
print(time.timezone, time.daylight)
