# A message over several lines, and a KeyError's repr.
try:
    raise ValueError("line one\nline two\n  line three")
except ValueError:
    raise KeyError("multi\nline")
