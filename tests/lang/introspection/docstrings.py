# Docstrings of modules, classes, functions; where a string is not one.
"""Not the module's docstring: a comment stands before, but this is."""
def a():
    """first"""
def b():
    x = 1
    "not a docstring"
def c(): "one line"
def d(): f"not {1} constant"
def e(): b"bytes"
def f():
    """ indented
        more

      text
    """
def g(): "joined " "docstring"
class K:
    """class doc"""
    attr = 1
    """not attr's"""
    def m(self): r"""raw \d doc"""
class N: pass
async def h(): "async doc"
def i():
    ("parenthesised")
print(__doc__, [fn.__doc__ for fn in (a, b, c, d, e, g, h, i)], repr(f.__doc__), K.__doc__, K.m.__doc__, N.__doc__, (lambda: "x").__doc__, type("T", (), {"__doc__": "given"}).__doc__, type("T", (), {}).__doc__)
a.__doc__ = "set"; print(a.__doc__)
K.__doc__ = "changed"; print(K.__doc__, K().__doc__)
import inspect
print(inspect.getdoc(f), "|", inspect.cleandoc("  a\n    b\n  c"))
print(len.__doc__ is not None, int.__doc__[:20], property(lambda s: 1, doc="p").__doc__)
