# A syntax error: nothing runs, text and caret on standard error.
print("never printed")
values = [1, 2, 3
total = sum(values)
