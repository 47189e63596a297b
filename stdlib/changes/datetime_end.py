
# What is frequent and plain native code does, on the same objects; it calls the methods above for the rest.
import _gillie_datetime
_gillie_datetime.install(timedelta, date, time, datetime, timezone, _IsoCalendarDate)
del _gillie_datetime
