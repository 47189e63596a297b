# The manager whose enter fails.
class Manager:
    def __init__(self, name, fails=False):
        self.name, self.fails = name, fails
    def __enter__(self):
        if self.fails:
            raise RuntimeError(f"{self.name} does not open")
        print("open", self.name)
    def __exit__(self, *exception):
        print("close", self.name)
with Manager("a"), \
     Manager("b", fails=True), Manager("c"):
    print("never")
