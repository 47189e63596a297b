# An editor with commands that undo themselves, grouped by a context manager.
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Insert:
    at: int
    text: str

    def do(self, doc):
        doc.text = doc.text[: self.at] + self.text + doc.text[self.at :]

    def inverse(self, doc):
        return Delete(self.at, len(self.text))


@dataclass
class Delete:
    at: int
    count: int

    def do(self, doc):
        if self.at + self.count > len(doc.text):
            raise IndexError("nothing to delete there")
        doc.text = doc.text[: self.at] + doc.text[self.at + self.count :]

    def inverse(self, doc):
        return Insert(self.at, doc.text[self.at : self.at + self.count])


@dataclass
class Document:
    text: str = ""
    _undo: list = field(default_factory=list, repr=False)
    _redo: list = field(default_factory=list, repr=False)
    _group: list | None = field(default=None, repr=False, compare=False)

    def run(self, command):
        back = command.inverse(self)
        command.do(self)
        self._redo.clear()
        if self._group is not None:
            self._group.append((command, back))
        else:
            self._undo.append([(command, back)])

    @contextmanager
    def together(self):
        self._group = []
        try:
            yield self
        except BaseException:
            for _, back in reversed(self._group):
                back.do(self)
            raise
        else:
            self._undo.append(self._group)
        finally:
            self._group = None

    def undo(self):
        if not self._undo:
            return False
        steps = self._undo.pop()
        for _, back in reversed(steps):
            back.do(self)
        self._redo.append(steps)
        return True

    def redo(self):
        if not self._redo:
            return False
        steps = self._redo.pop()
        for command, _ in steps:
            command.do(self)
        self._undo.append(steps)
        return True


doc = Document()
doc.run(Insert(0, "hello world"))
with doc.together():
    doc.run(Delete(0, 5))
    doc.run(Insert(0, "goodbye"))
print(doc)
try:
    with doc.together():
        doc.run(Insert(0, "***"))
        doc.run(Delete(50, 1))
except IndexError as error:
    print(error, doc.text)
while doc.undo():
    print("undo", repr(doc.text))
while doc.redo():
    print("redo", repr(doc.text))
doc.undo()
doc.run(Insert(5, ","))
print(doc.redo(), doc, doc == Document("hello, world"), len(doc._undo))
