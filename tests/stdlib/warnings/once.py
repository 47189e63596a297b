# "once" is once for each registry, until the filters change.
import warnings

for attempt in range(3):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("once")
        for text in ("x", "x", "z"):
            warnings.warn(text)
        for line in (1, 2):
            warnings.warn_explicit("y", UserWarning, "file", line)
        mine = {}
        for line in (1, 2, 2):
            warnings.warn_explicit("y", UserWarning, "file", line, registry=mine)
        warnings.warn_explicit("y", RuntimeWarning, "file", 3, registry=mine)
        print([str(each.message) for each in caught], [each.lineno for each in caught][3:])
