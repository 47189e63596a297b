# zoneinfo and datetime: meetings across zones, changes of the clock, folds and pickles.
import copy
import pickle
import zoneinfo
from datetime import UTC, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "America/St_Johns"]
start = datetime(2024, 3, 31, 0, 30, tzinfo=UTC)
for name in zones:
    zone = ZoneInfo(name)
    here = start.astimezone(zone)
    later = (start + timedelta(hours=2)).astimezone(zone)
    print(name, here.isoformat(), later.isoformat(), here.tzname(), here.utcoffset(), here.dst(), zone.key, str(zone), repr(zone))
berlin = ZoneInfo("Europe/Berlin")
for moment in (datetime(2024, 3, 31, 2, 30), datetime(2024, 10, 27, 2, 30), datetime(2024, 7, 1), datetime(1945, 6, 1), datetime(1800, 1, 1), datetime(2200, 7, 1)):
    for fold in (0, 1):
        local = moment.replace(tzinfo=berlin, fold=fold)
        print(local, local.fold, local.tzname(), local.utcoffset(), local.dst(), local.astimezone(UTC), local.timestamp())
before = datetime(2024, 10, 26, 12, tzinfo=berlin)
print(before + timedelta(days=1), (before + timedelta(days=1)).utcoffset() - before.utcoffset(), (before + timedelta(days=1)).astimezone(UTC) - before.astimezone(UTC), (before + timedelta(days=1)) - before)
print(datetime(2024, 1, 1, tzinfo=berlin) == datetime(2023, 12, 31, 23, tzinfo=UTC), datetime(2024, 1, 1, tzinfo=berlin) - datetime(2024, 1, 1, tzinfo=ZoneInfo("Asia/Kolkata")), sorted([datetime(2024, 1, 1, tzinfo=berlin), datetime(2024, 1, 1, tzinfo=UTC)])[0].tzinfo)
print(ZoneInfo("Europe/Berlin") is berlin, ZoneInfo.no_cache("Europe/Berlin") is berlin, pickle.loads(pickle.dumps(berlin)) is berlin, copy.deepcopy(berlin) is berlin)
print(time(12, tzinfo=berlin).utcoffset(), time(12, tzinfo=berlin), datetime.fromtimestamp(0, berlin), datetime.fromtimestamp(1e9, ZoneInfo("America/New_York")).strftime("%Y-%m-%d %H:%M %Z %z"))
print(berlin.utcoffset(None), berlin.tzname(None), berlin.fromutc(datetime(2024, 6, 1, tzinfo=berlin)), "Europe/Berlin" in zoneinfo.available_timezones(), len(zoneinfo.available_timezones()) > 400)
with open(next(f"{path}/Europe/Berlin" for path in zoneinfo.TZPATH if __import__("os").path.exists(f"{path}/Europe/Berlin")), "rb") as file:
    loaded = ZoneInfo.from_file(file, key="mine")
print(loaded, loaded.utcoffset(datetime(2024, 7, 1)))
try:
    pickle.dumps(ZoneInfo.from_file(open(file.name, "rb")))
except pickle.PicklingError as error:
    print("PicklingError", str(error).split("<")[0][:30])
for bad in ["No/Such", "", "../etc/passwd", "/etc/localtime", "Europe", "Europe/Berlin/", "a\0b", 5, None]:
    try:
        print(ZoneInfo(bad))
    except Exception as error:
        print(repr(bad), type(error).__name__, str(error)[:90])
for action in [lambda: berlin.utcoffset("x"), lambda: ZoneInfo.from_file(__import__("io").BytesIO(b"no zone")), lambda: zoneinfo.reset_tzpath("relative"), lambda: zoneinfo.reset_tzpath(["relative"])]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error)[:90])
ZoneInfo.clear_cache(only_keys=["Europe/Berlin"])
print(ZoneInfo("Europe/Berlin") is berlin, timezone(timedelta(hours=-5, minutes=-30)), timezone.utc is UTC)
zoneinfo.reset_tzpath([])
print(zoneinfo.TZPATH)
