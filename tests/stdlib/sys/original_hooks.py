"""The original hooks are the hooks, until a program sets its own."""

import sys

for name in ("displayhook", "excepthook", "breakpointhook", "unraisablehook"):
    hook = getattr(sys, name)
    print(name, hook is getattr(sys, f"__{name}__"), hook.__name__)
sys.excepthook = lambda *args: None
print(sys.excepthook is sys.__excepthook__)
