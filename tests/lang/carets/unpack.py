# Unpacking the wrong number of values.
def split(line):
    key, value = line.split("=")
    return key, value
print(split("a=1"))
split("a=b=c")
