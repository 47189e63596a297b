# __notes__ in tracebacks, also when they are wrong.
import traceback


def show(error):
    print("".join(traceback.format_exception(error)))
    print("".join(traceback.format_exception_only(error)))


error = ValueError("message")
error.add_note("one")
error.add_note("two\nlines")
error.add_note("")
show(error)
print(error.__notes__)
for wrong in [1, None, b"x"]:
    try:
        error.add_note(wrong)
    except TypeError as caught:
        print(caught)
for notes in ["text", 3, None, {"a": 1}, ("t", "u"), [1, "two", None], []]:
    error.__notes__ = notes
    show(error)


class Unprintable:
    def __repr__(self):
        raise ZeroDivisionError

    __str__ = __repr__


error.__notes__ = [Unprintable(), "after"]
show(error)
error.__notes__ = Unprintable()
show(error)
del error.__notes__
print(hasattr(error, "__notes__"))


class Silent(Exception):
    def __str__(self):
        return ""


error = Silent()
error.add_note("to nothing")
show(error)
