# What except* makes of a naked exception has no traceback of its own; parts of a group have its context, suppressed.
def lines(error):
    found, at = [], error.__traceback__
    while at: found.append(at.tb_lineno); at = at.tb_next
    return found


def handle():
    try:
        raise ValueError(1)
    except* ValueError as group:
        print(lines(group), lines(group.exceptions[0]), group.__suppress_context__)
        raise


try:
    handle()
except Exception as error:
    print(type(error).__name__, lines(error))

try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [ValueError(3)])])
except ExceptionGroup as group:
    whole = group
for part in (*whole.split(ValueError), whole.subgroup(TypeError), whole.subgroup(lambda e: True)):
    print(repr(part), part.__suppress_context__, repr(part.__context__), repr(part.__cause__), lines(part))

try:
    try:
        raise whole
    except* ValueError as part:
        print(part.__suppress_context__)
        raise KeyError(4)
except ExceptionGroup as error:
    print(repr(error), error.__suppress_context__, [e.__suppress_context__ for e in error.exceptions])
