# StackSummary and FrameSummary.
import io, traceback
from traceback import FrameSummary, StackSummary

f = FrameSummary("file.py", 7, "name", line="  the line  ")
print(f, repr(f.line), f.lineno, f.name, f.filename, f.end_lineno, f.colno, f.end_colno, f.locals)
print(f == FrameSummary("file.py", 7, "name"), f == ("file.py", 7, "name", "the line"), f == 3, len(f), list(f), f[0], f[-1])
print(FrameSummary("nothing.py", 1, "x").line, FrameSummary("nothing.py", None, "x").line)
print(FrameSummary("a", 1, "b", locals={"x": 1, "y": "z"}).locals)
s = StackSummary.from_list([("a.py", 1, "f", "one"), ("b.py", 2, "g", None), FrameSummary("c.py", 3, "h", line="three")])
print(s, len(s))
print("".join(s.format()))
print(traceback.format_list(s))
print(traceback.format_list([("a.py", 5, "n", "text\n")]), traceback.format_list([("a.py", None, "n", None)]))
for wrong in [[("a",)], [3], ["ab"]]:
    try:
        print(StackSummary.from_list(wrong))
    except (TypeError, ValueError) as error:
        print(error)


def stack():
    return traceback.extract_stack(limit=2)


print([(x.name, x.line) for x in stack()])
print([x.name for x in traceback.extract_stack(limit=0)], len(traceback.extract_stack(limit=-1)))


class Summary(StackSummary):
    def format_frame_summary(self, frame_summary, **kwargs):
        return None if frame_summary.name == "hidden" else f"[{frame_summary.name}]\n"


def hidden():
    1 / 0


def shown():
    hidden()


try:
    shown()
except ZeroDivisionError as error:
    tb = error.__traceback__
    print(Summary.extract(traceback.walk_tb(tb)).format())
    print([(frame.f_code.co_name, line) for frame, line in traceback.walk_tb(tb)])
    s = traceback.extract_tb(tb)
    print([(x.name, x.lineno, x.end_lineno, x.colno, x.end_colno, x.line) for x in s])
    print([x.name for x in traceback.extract_tb(tb, limit=1)], [x.name for x in traceback.extract_tb(tb, limit=-1)])
    s = StackSummary.extract(traceback.walk_tb(tb), limit=2, lookup_lines=False, capture_locals=True)
    print(len(s), sorted(s[1].locals or {}))
    out = io.StringIO()
    traceback.print_tb(tb, limit=1, file=out)
    traceback.print_list(traceback.extract_tb(tb)[-1:], file=out)
    traceback.print_exception(error, file=out, limit=-1)
    traceback.print_exc(file=out, limit=0, chain=False)
    print(out.getvalue().replace(__file__, "stacks.py"))
try:
    shown()
except ZeroDivisionError as error:
    traceback.clear_frames(error.__traceback__)
    print(error.__traceback__.tb_next.tb_frame.f_locals)
out = io.StringIO()
traceback.print_stack(file=out, limit=1)
print(out.getvalue().replace(__file__, "stacks.py"))
