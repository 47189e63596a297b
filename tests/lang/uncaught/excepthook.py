# sys.excepthook is called with the exception.
import sys
def hook(kind, value, tb):
    print("hook:", kind.__name__, value, tb.tb_lineno)
sys.excepthook = hook
print("before")
{}["missing"]
