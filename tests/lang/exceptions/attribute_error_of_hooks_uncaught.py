# ... so that the traceback can say what was meant.
class Hooked:
    def __init__(self):
        self.colour = 1

    def __getattr__(self, name):
        raise AttributeError(f"no {name}")


Hooked().color
