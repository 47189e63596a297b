# Repeated lines of recursion are folded.
import traceback


def show(error, **options):
    print("".join(traceback.format_exception(error, **options)).replace(__file__, "folding.py"))


def simple(n):
    if n == 0:
        raise ValueError("bottom")
    simple(n - 1)


for depth in [1, 2, 3, 4, 5, 10, 100]:
    try:
        simple(depth)
    except ValueError as error:
        show(error)


def ping(n):
    pong(n)


def pong(n):
    if not n:
        1 / 0
    ping(n - 1)


try:
    ping(6)
except ZeroDivisionError as error:
    show(error)


def two_places(n):
    if n > 5:
        two_places(n - 1)
    elif n:
        two_places(n - 1)
    else:
        {}[0]


try:
    two_places(12)
except KeyError as error:
    show(error)
    show(error, limit=5)
    show(error, limit=-5)
    print("".join(traceback.format_list(traceback.extract_tb(error.__traceback__)[2:8])).replace(__file__, "f"))
factorial = lambda n: n * factorial(n - 1) if n else None + 1
try:
    factorial(7)
except TypeError as error:
    show(error)
entry = traceback.FrameSummary("f.py", 3, "name", line="text")
print("".join(traceback.StackSummary.from_list([entry] * 9).format()))
