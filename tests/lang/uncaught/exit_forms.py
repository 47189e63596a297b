# Odd statuses: True counts as 1.
import sys
def try_exit(value):
    try:
        sys.exit(value)
    except SystemExit as e:
        print(repr(e), e.code)
for v in (None, 0, 1, "text", True, (1, 2), [3], 4.5):
    try_exit(v)
sys.exit(256 + 7)
