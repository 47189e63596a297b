# Errors in __del__ are reported and ignored.
class D:
    def __del__(self):
        print("del")
class Quiet:
    def __init__(self, fail):
        if fail: raise RuntimeError("in __init__")
try:
    Quiet(True)
except RuntimeError as e:
    print(e)
d = D()
d = None
print("end")
