# Inside displays.
def load(n):
    return {
        "first": n,
        "second": [n / (n - 1), n // 0],
        "third": None,
    }
load(2)
