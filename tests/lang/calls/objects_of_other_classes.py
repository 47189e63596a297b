"""A builtin class whose __new__ gives an object of a class derived from it, the first time and later."""


class Text(str):
    def __init__(self, *args):
        print("Text.__init__", len(args))


class Shown:
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text


class Number(int):
    def __init__(self, *args):
        print("Number.__init__", len(args))


shown = Shown(Text("x"))
for _ in range(3):
    print(type(str(shown)).__name__, str(shown) is shown.text, type(str(*[shown])).__name__)
    print(type(int(Number(5))).__name__, type(str(Text("a"))).__name__, type(Text(shown)).__name__)
for _ in range(3):
    print(type(tuple(tuple([1]))).__name__, type(float("2")).__name__, list(Text("ab")), dict([("a", 1)]))
