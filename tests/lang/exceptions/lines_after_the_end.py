"""The line of a frame that has ended stays where the exception was raised, or where it returned."""

import sys


def in_except():
    try:
        1 / 0
    except ZeroDivisionError:
        [][0]
        pass


def other_except():
    try:
        1 / 0
    except TypeError:
        pass


def in_finally():
    try:
        1 / 0
    finally:
        x = 1
        y = 2


def in_with():
    with open(__file__):
        1 / 0
        pass


def generator():
    yield 1
    try:
        1 / 0
    finally:
        pass


for function in [in_except, other_except, in_finally, in_with, lambda: list(generator())]:
    try:
        function()
    except Exception as error:
        traceback = error.__traceback__.tb_next
        while traceback:
            frame = traceback.tb_frame
            print(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno,
                  traceback.tb_lineno - frame.f_code.co_firstlineno)
            traceback = traceback.tb_next


def counting():
    yield sys._getframe()
    return


g = counting()
frame = next(g)
for action in [frame.clear, lambda: list(g), frame.clear]:
    try:
        print(action(), frame.f_lineno - frame.f_code.co_firstlineno)
    except RuntimeError as error:
        print(error)
