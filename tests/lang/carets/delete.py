# del of something that is not there.
cache = {"a": 1, "b": 2}
def forget(*keys):
    for key in keys:
        del cache[key]
forget("a")
forget("b", "a")
