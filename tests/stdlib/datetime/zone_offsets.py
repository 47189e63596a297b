"""Offsets of zones around their transitions, and after the last one, from a file made here."""
import io
import struct
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo


def zone(transitions, infos, names, rule=b""):
    """A zone of a TZif file of version 2; the transitions are times and numbers of infos."""
    def part(width):
        head = struct.pack(">4sc15x6l", b"TZif", b"2", 0, 0, 0, len(transitions), len(infos), len(names))
        times = b"".join(struct.pack(">" + width, t) for t, _ in transitions)
        return head + times + bytes(i for _, i in transitions) + b"".join(
            struct.pack(">lBB", *info) for info in infos) + names
    return ZoneInfo.from_file(io.BytesIO(part("l") + part("q") + b"\n" + rule + b"\n"), key="Made/Here")


INFOS = [(3600, 0, 0), (7200, 1, 4), (-18000, 0, 9)]
NAMES = b"CET\0CEST\0EST\0"
T1, T2, T3 = 1_585_443_600, 1_603_587_600, 1_616_893_200
ruled = zone([(T1, 1), (T2, 0)], INFOS, NAMES, b"CET-1CEST,M3.5.0,M10.5.0/3")
plain = zone([(T1, 1), (T2, 0), (T3, 2)], INFOS, NAMES)
single = zone([(T1, 1)], INFOS, NAMES)
none = zone([], [(3600, 0, 0)], b"CET\0")
negative = zone([], [(0, 0, 0)], b"GMT\0", b"IST-1GMT0,M10.5.0,M3.5.0/1")

UTC = timezone.utc
for name, tz in [("ruled", ruled), ("plain", plain), ("single", single), ("none", none), ("negative", negative)]:
    print(name, tz)
    for t in (0, T1, T2, T3, T3 + 7 * 86400 * 30, T3 + 86400 * 365 * 9):
        for delta in (-7201, -3600, -1, 0, 1, 3599, 3600, 7200):
            utc = datetime.fromtimestamp(t + delta, UTC).replace(microsecond=delta % 7)
            local = utc.astimezone(tz)
            print(local.isoformat(), local.fold, local.tzname(), local.dst(), local == utc, local.timestamp() == utc.timestamp())
            for fold in (0, 1):
                naive = local.replace(fold=fold)
                print("   ", naive.utcoffset(), naive.dst(), naive.tzname(), end="")
            print()
    print(tz.utcoffset(None), tz.dst(None), tz.tzname(None), time(1, tzinfo=tz).utcoffset())
    for wrong in (5, date(2020, 1, 1), "x"):
        try:
            print(tz.utcoffset(wrong))
        except (TypeError, AttributeError) as e:
            print(type(e).__name__)
    try:
        tz.fromutc(datetime(2020, 1, 1))
    except ValueError:
        print("not of this zone")


class Derived(datetime):
    pass


print(Derived(2020, 7, 1, tzinfo=ruled).utcoffset(), type(Derived(2020, 7, 1, tzinfo=UTC).astimezone(ruled)).__name__)
print(datetime.max.replace(tzinfo=ruled).utcoffset(), datetime.min.replace(tzinfo=ruled).utcoffset())
print((datetime(2020, 3, 28, 12, tzinfo=ruled) + timedelta(days=1)).isoformat())
