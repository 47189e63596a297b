"""Where a frame or traceback stands is an instruction of `dis`, and jumps go to instructions."""

import dis
import sys


def where():
    return sys._getframe(1).f_lasti


def calls():
    return where()


def fails(values):
    total = 0
    for value in values:
        if value:
            total += value
        else:
            total = (
                total
                / value
            )
    return total


def numbers():
    yield 1
    yield 2


def instructions(function):
    return {instruction.offset: instruction for instruction in dis.get_instructions(function)}


print(calls() in instructions(calls))
try:
    fails([1, 2, 0])
except ZeroDivisionError as error:
    traceback = error.__traceback__.tb_next
    found = instructions(fails)[traceback.tb_lasti]
    print(found.positions.lineno - fails.__code__.co_firstlineno, found.positions.col_offset)
    print(found.positions == tuple(list(fails.__code__.co_positions())[traceback.tb_lasti // 2]))
for function in (calls, fails, numbers):
    offsets = instructions(function)
    jumps = [i for i in offsets.values() if i.opcode in dis.hasjump]
    print(function.__name__, all(i.argval in offsets for i in jumps))
    starts = {start for start, _ in dis.findlinestarts(function.__code__)}
    print(len(starts & set(offsets)) >= 1, max(offsets) < len(function.__code__.co_code))
generator = numbers()
next(generator)
print(generator.gi_frame.f_lasti in instructions(numbers))
