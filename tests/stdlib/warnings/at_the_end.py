"""Warnings that finalizers give while the program ends: filtered as ever, written plainly."""

import sys
import warnings


class Late:
    def __del__(self, warn=warnings.warn, write=sys.stdout.write):
        warn("ignored", ResourceWarning, source=self)
        warn("ignored as well", ImportWarning)
        write("still here\n")


late = Late()
late.myself = late
