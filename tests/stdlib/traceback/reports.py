# traceback: reports of chains, groups, notes and syntax errors; summaries, stacks and limits.
import io
import sys
import traceback


def fails(depth):
    value = {"key": [1, 2, 3]}
    if depth:
        return fails(depth - 1)
    return value["key"]["index"] + 1


def chained():
    try:
        fails(1)
    except TypeError as error:
        raise ValueError("second", 2) from error


def implicit():
    try:
        {}["missing"]
    except KeyError:
        undefined_name


for function in (lambda: fails(5), chained, implicit):
    try:
        function()
    except Exception as error:
        print(traceback.format_exc())
        print(traceback.format_exc(limit=1), traceback.format_exc(limit=-1, chain=False))
        print(traceback.format_exception_only(error), traceback.format_exception(type(error), error, error.__traceback__)[-1] == traceback.format_exception(error)[-1])
        kept = error
out = io.StringIO()
traceback.print_exception(kept, file=out)
print(len(out.getvalue().splitlines()), len(traceback.format_tb(kept.__traceback__)), traceback.extract_tb(kept.__traceback__))
kept.add_note("a note\non two lines")
kept.add_note("another")
print("".join(traceback.format_exception(kept, chain=False)))
group = ExceptionGroup("several", [ValueError(1), ExceptionGroup("inner", [TypeError("t"), KeyError("k")]), kept])
print("".join(traceback.format_exception(group)))
whole = traceback.TracebackException.from_exception(group, max_group_width=1, max_group_depth=1)
print("".join(whole.format()), whole.exc_type_str, str(whole), whole.exceptions[0].exc_type_str)
for source in ["x = = 1", "if True:\nprint()", "f(1, 2", "'open", "def f():\n\treturn 1\n        return 2", "print 'old'", "a = 1 if 2", "é = (1,\n 2 3)"]:
    try:
        compile(source, "file.py", "exec")
    except SyntaxError as error:
        print("".join(traceback.format_exception_only(error)))


class Odd(Exception):
    def __str__(self):
        raise RuntimeError("no text")


class Multi(Exception):
    __module__ = "some.module"

    def __str__(self):
        return "line one\nline two"


print(traceback.format_exception_only(Odd()), traceback.format_exception_only(Multi()), traceback.format_exception_only(None), traceback.format_exception_only(KeyboardInterrupt()), traceback.format_exception_only(SyntaxError("plain")), traceback.format_exception_only(group, show_group=True))


def inner():
    stack = traceback.extract_stack(limit=2)
    print([(frame.name, frame.line) for frame in stack], traceback.format_list(stack)[-1].split("line")[1])
    print([frame.f_code.co_name for frame, _ in traceback.walk_stack(sys._getframe())], [line.split("in ")[1] for line in traceback.format_stack(limit=1)])


inner()
summary = traceback.StackSummary.extract(traceback.walk_tb(kept.__traceback__), capture_locals=True)
print(summary[0].locals is not None, repr(summary[0]), summary[0].colno, summary[0].end_colno, summary[0] == summary[0], list(summary[0]))
made = traceback.StackSummary.from_list([("file.py", 3, "function", "  the line  "), traceback.FrameSummary("other.py", None, "g", lookup_line=False)])
print("".join(made.format()), "".join(traceback.format_list([("f", 1, "n", "x")] * 8)))
try:
    def recurse(n):
        recurse(n + 1)
    recurse(0)
except RecursionError:
    text = traceback.format_exc()
    print(len(text.splitlines()) < 20, "Previous line repeated" in text, text.splitlines()[-1])
cycle = ValueError("cycle")
cycle.__cause__ = cycle
print("".join(traceback.format_exception(cycle)))
try:
    raise kept.with_traceback(None)
except NameError as error:
    traceback.clear_frames(error.__traceback__)
    print(error.__traceback__.tb_lineno, error.__traceback__.tb_next, traceback.TracebackException.from_exception(error, lookup_lines=False) == traceback.TracebackException.from_exception(error))
try:
    getattr(sys, "versoin")
except AttributeError as error:
    print(traceback.format_exception_only(error))
for action in [lambda: traceback.format_exception(1), lambda: traceback.format_exception(ValueError), lambda: traceback.format_list([(1,)]), lambda: traceback.print_exc(limit="x")]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
