# Unpacking the wrong number of values.
def split(line):
    key, value = line.split("=")
    return key, value
print(split("a=1"))
split("a=b=c")

# What 3.14 says:
# expect: ('a', '1')
# error: Traceback (most recent call last):
# error:   File "carets_unpack.py", line 6, in <module>
# error:     split("a=b=c")
# error:     ~~~~~^^^^^^^^^
# error:   File "carets_unpack.py", line 3, in split
# error:     key, value = line.split("=")
# error:     ^^^^^^^^^^
# error: ValueError: too many values to unpack (expected 2, got 3)
# status: 1
