# sys.exit() from a function: the frames are gone, globals die as well.
import sys
class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
kept = Noisy("global")
def f():
    local = Noisy("local")
    sys.exit(0)
f()
