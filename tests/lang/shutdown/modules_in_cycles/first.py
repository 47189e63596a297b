import shutil

import second

x = "first"


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        lines.append(self.name)
        if len(lines) == 4:
            for line in sorted(lines):
                print(line, x, second.x, second.Other.__name__, shutil.rmtree.__name__, len.__name__)


lines = []
c = Noisy("c of first")
_underscored = Noisy("_underscored of first")
