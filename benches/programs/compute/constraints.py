"""A net of cells that recompute when others change (in the spirit of DeltaBlue)."""


class Cell:
    def __init__(self, name, value=0):
        self.name, self.value, self.users, self.rule = name, value, [], None

    def define(self, f, *inputs):
        self.rule = f, inputs
        for cell in inputs:
            cell.users.append(self)
        return self

    def recompute(self):
        f, inputs = self.rule
        value = f(*[cell.value for cell in inputs])
        changed, self.value = value != self.value, value
        return changed


class Net:
    def __init__(self):
        self.updates = 0

    def set(self, cell, value):
        cell.value = value
        todo = list(cell.users)
        while todo:
            user = todo.pop(0)
            self.updates += 1
            if user.recompute():
                todo.extend(user.users)


def build(n):
    cells = [Cell("c0")]
    for i in range(1, n):
        cells.append(Cell(f"c{i}").define(lambda a, b: (a + b + 1) % 1000, cells[-1], cells[i // 2]))
    return cells


net = Net()
cells = build(60)
for round in range(1000):
    net.set(cells[0], round)
print(net.updates, [c.value for c in cells[:8]], cells[-1].value)
