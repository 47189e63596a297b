"""sys.tracebacklimit, sys.is_finalizing, sys.excepthook with what is no exception, and sys.exit with a surrogate."""

import sys


def inner():
    1 / 0


def middle():
    inner()


for limit in (10, 2, 1, 0, -1, 1 << 100, None):
    sys.tracebacklimit = limit
    try:
        middle()
    except ZeroDivisionError as error:
        print(limit, file=sys.stderr)
        sys.__excepthook__(type(error), error, error.__traceback__)
sys.__excepthook__("1", "1", "1")


class AtExit:
    is_finalizing = sys.is_finalizing

    def __del__(self):
        print("finalizing", AtExit.is_finalizing(), flush=True)


print(sys.is_finalizing())
kept = AtExit()
sys.exit("surrogates:\udcff")
