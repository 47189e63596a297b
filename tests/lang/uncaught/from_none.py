# from None hides the context.
def get(d, k):
    try:
        return d[k]
    except KeyError:
        raise AttributeError(k) from None
get({}, "attr")
