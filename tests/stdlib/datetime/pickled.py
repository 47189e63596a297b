"""Dates and datetimes as bytes: pickled, hashed, and made of states that are none."""
import copy
import pickle
from datetime import date, datetime, time, timedelta, timezone


class Day(date):
    pass


class Moment(datetime):
    pass


ZONE = timezone(timedelta(hours=2), "here")
VALUES = [
    date(1, 1, 1), date(9999, 12, 31), Day(2020, 2, 29),
    datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999), datetime(2020, 5, 6, 7, 8, 9, 65537),
    datetime(2020, 1, 1, tzinfo=ZONE), datetime(2020, 1, 1, tzinfo=timezone.utc, fold=1), datetime(2020, 1, 1, fold=1),
    Moment(2020, 1, 1, 2, fold=1), time(1, 2, 3, 4, fold=1), timedelta(-1, 2, 3), timedelta.max,
]
for value in VALUES:
    for protocol in range(6):
        again = pickle.loads(pickle.dumps(value, protocol))
        assert again == value and type(again) is type(value), value
        print(again, getattr(again, "fold", None), value.__reduce_ex__(protocol)[1])
    assert hash(again) == hash(value) == hash(copy.copy(value)), value
    assert {value: 1}[copy.deepcopy(value)] == 1
assert hash(date(2020, 1, 1)) == hash(date(2020, 1, 1)) != hash(date(2020, 1, 2))
assert hash(datetime(2020, 1, 1)) == hash(datetime(2020, 1, 1, fold=1))
assert hash(datetime(2020, 1, 1, tzinfo=timezone.utc)) == hash(datetime(2020, 1, 1, 2, tzinfo=ZONE))
assert hash(timedelta(1)) == hash(timedelta(hours=24))

for make, state in [
    (date, b"\x07\xe4\x02\x1d"), (date, b"\x07\xe4\x0d\x01"), (date, b"\x07\xe4"), (date, "\x07\xe4\x02\x1d"), (Day, b"\x07\xe4\x02\x1d"),
    (datetime, b"\x07\xe4\x02\x1d\x01\x02\x03\x00\x00\x01"), (datetime, b"\x07\xe4\x82\x1d\x01\x02\x03\x00\x00\x01"),
    (datetime, b"\x07\xe4\x00\x1d\x01\x02\x03\x00\x00\x01"), (datetime, b"\x07\xe4\x02"), (Moment, b"\x07\xe4\x02\x1d\x01\x02\x03\x00\x00\x01"),
]:
    for rest in ((), (ZONE,), (1,)):
        try:
            made = make(state, *rest)
            print(made, getattr(made, "fold", ""))
        except (TypeError, ValueError) as error:
            print(make.__name__, state, rest, type(error).__name__)
