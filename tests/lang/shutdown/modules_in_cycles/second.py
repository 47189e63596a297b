import first

x = "second"


class Other:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        first.lines.append(self.name)
        if len(first.lines) == 4:
            for line in sorted(first.lines):
                print(line, first.x, x, len.__name__)


c = Other("c of second")
