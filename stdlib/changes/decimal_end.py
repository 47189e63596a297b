
# What is frequent and plain native code does, on the same objects; it calls the methods above for the rest.
import _gillie_decimal
_gillie_decimal.install(Decimal, getcontext, Rounded, Inexact, FloatOperation, _current_context_var, Context)
del _gillie_decimal
