"""The flags and traps of a context: bools, in the order of the module in C."""
import copy
import decimal
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow, Rounded


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


context = Context()
show(lambda: context.flags)
show(lambda: context.traps)
context.divide(Decimal(1), 3)
show(lambda: context.flags)
show(lambda: (context.flags[Inexact], context.flags[Rounded], context.flags[Overflow]))
show(lambda: context)
context.clear_flags()
show(lambda: context.flags)
context.flags[Inexact] = "yes"
show(lambda: context.flags[Inexact])
context.flags[Inexact] = 0
show(lambda: context.flags[Inexact])
show(lambda: dict(context.flags))
show(lambda: list(context.traps.values()))
show(lambda: context.flags.copy())
show(lambda: len(context.flags))
show(lambda: context.flags == context.traps)
show(lambda: context.flags == Context().flags)
show(lambda: context.flags.get(5))
show(lambda: context.flags[5])
show(lambda: context.flags.pop(Inexact))


def remove():
    del context.flags[Inexact]


def put():
    context.flags[5] = 1


show(remove)
show(put)
show(lambda: Context(traps=[Inexact]).traps)
show(lambda: Context(flags=[Inexact, Rounded]).flags)
show(lambda: copy.copy(Context(flags=[Inexact])).flags)
show(lambda: Context(flags={signal: False for signal in context.flags}).flags)
with decimal.localcontext() as local:
    local.traps[Inexact] = True
    show(lambda: local.traps)
    try:
        Decimal(1) / 3
    except Inexact as error:
        print("trapped", type(error).__name__)
    show(lambda: local.flags[Inexact])
    local.clear_traps()
    show(lambda: local.traps)
    show(lambda: Decimal("sNaN") + 1)
    show(lambda: local.flags[InvalidOperation])
