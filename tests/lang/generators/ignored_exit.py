"""A generator that ignores GeneratorExit when it dies: the report says where the program was."""

import sys


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


def shown(report):
    print(report.exc_type.__name__, report.exc_value)
    print("in", report.exc_traceback.tb_frame.f_code.co_name, report.exc_traceback.tb_lineno)


def dropped():
    generator = stubborn()
    next(generator)
    del generator


sys.unraisablehook = shown
dropped()


async def asking():
    try:
        yield 1
    except ValueError as error:
        yield repr(error)


def drive(awaitable):
    try:
        awaitable.send(None)
    except BaseException as error:
        return type(error).__name__, str(error)


# What athrow() was given is looked at when it is awaited.
generator = asking()
refused = generator.athrow(None)
print(drive(refused))
generator = asking()
print(drive(generator.asend(None)))
print(drive(generator.athrow(ValueError("text"))))
generator.athrow("no exception").close()
print(drive(generator.aclose()))
