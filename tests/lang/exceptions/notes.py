# PEP 678 notes.
e = ValueError("base")
print(hasattr(e, "__notes__"))
e.add_note("first")
e.add_note("second\nline")
print(e.__notes__)
try:
    e.add_note(5)
except TypeError as t:
    print(t)
import traceback
print("".join(traceback.format_exception_only(e)))
e.__notes__ = ["replaced", 5, None]
print("".join(traceback.format_exception_only(e)))
e.__notes__ = "not a list"
print("".join(traceback.format_exception_only(e)))
class Noted(Exception):
    def __init__(self, *a):
        super().__init__(*a)
        self.add_note("made with a note")
try:
    raise Noted("n")
except Noted as n:
    print(n, n.__notes__, n.__dict__)
g = ExceptionGroup("g", [ValueError(1)])
g.add_note("on the group")
print(g.__notes__, g.split(ValueError)[0].__notes__)
raise e
