# An error inside an f-string's field.
name = "x"
print(f"{name!z}")
