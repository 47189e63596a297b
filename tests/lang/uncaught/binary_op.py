# Carets below binary operators, subscripts and calls.
def f(data, key):
    total = data["a"] + data[key]["inner"] * 2
    return total
def g():
    return f({"a": 1, "b": {"inner": "x"}}, "b") if True else None
class Widget:
    def __init__(self, size):
        self.size = size
    def area(self):
        return self.size.width * self.size.height
def main():
    try:
        g()
    finally:
        print("cleanup runs first")
main()
