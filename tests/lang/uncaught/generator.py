# The frames of generators and comprehensions in a traceback.
def numbers():
    yield 1
    yield 2
    raise RuntimeError("source dried up")
def doubled(it):
    for x in it:
        yield x * 2
def main():
    return sum([y + 1 for y in doubled(numbers())])
main()
