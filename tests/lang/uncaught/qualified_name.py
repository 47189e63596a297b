# The exception's module and qualified name.
class Outer:
    class InnerError(Exception):
        pass
def raise_it():
    raise Outer.InnerError("nested", 1)
raise_it()
