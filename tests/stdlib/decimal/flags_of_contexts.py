"""Flags that functions raise in the context that they were given, and traps in it."""

from decimal import Context, Decimal, Inexact, InvalidOperation, Rounded, getcontext, localcontext


def raised(context):
    return sorted(signal.__name__ for signal, value in context.flags.items() if value)


for name in ("sqrt", "exp", "ln", "log10"):
    context = Context(prec=5)
    print(name, getattr(context, name)(Decimal(7)), raised(context))
    context = Context(prec=5)
    print(name, getattr(Decimal(7), name)(context=context), raised(context))
    context = Context(prec=5, traps=[Inexact])
    try:
        print(getattr(context, name)(Decimal(7)))
    except Inexact as error:
        print(type(error).__name__, context.flags[Inexact])

with localcontext(prec=3) as context:
    print(Decimal(2) ** Decimal("0.5"), raised(getcontext()))
    context.clear_flags()
    print(Decimal(2).fma(3, Decimal("1.2345")), raised(context))

context = Context(prec=4, traps=[InvalidOperation])
copied = context.copy()
copied.divide(Decimal(1), Decimal(3))
print(raised(context), raised(copied), context.traps[InvalidOperation], copied.flags[Rounded])
context.flags = dict(copied.flags)
print(raised(context))
