"""Datetimes with time zones: conversions, offsets, texts."""
import io
import struct
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

head = struct.pack(">4sc15x6l", b"TZif", b"2", 0, 0, 0, 1, 2, 9)
info = struct.pack(">lBBlBB", 3600, 0, 0, 7200, 1, 4) + b"CET\0CEST\0"
zone = ZoneInfo.from_file(io.BytesIO(head + struct.pack(">l", 1000000) + b"\1" + info + head + struct.pack(">q", 1000000) + b"\1" + info + b"\nCET-1CEST,M3.5.0,M10.5.0/3\n"))
utc, total = datetime(2020, 1, 1, tzinfo=timezone.utc), 0
for i in range(30000):
    local = utc.astimezone(zone)
    total += local.utcoffset().seconds + len(local.isoformat()) + len(local.tzname())
    utc += timedelta(hours=7)
print(total, local)
