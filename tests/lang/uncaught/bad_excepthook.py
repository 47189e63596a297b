# An excepthook that fails itself.
import sys
def hook(*args):
    raise ValueError("hook failed")
sys.excepthook = hook
1 / 0
