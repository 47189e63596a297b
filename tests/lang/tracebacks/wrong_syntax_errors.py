# SyntaxErrors made by hand: what is shown of odd positions.
import traceback


def show(*details, message="message"):
    try:
        error = SyntaxError(message, *details)
    except Exception as wrong:
        print(type(wrong).__name__, wrong)
        return
    print(details)
    print("".join(traceback.format_exception_only(error)))


show()
show(("f.py", 1, 1, "text"))
show(("f.py", 1, 3, "some text\n"))
show(("f.py", 1, 3, "some text\n", 1, 6))
show(("f.py", 1, 6, "some text\n", 1, 3))
show(("f.py", 1, 0, "text"))
show(("f.py", 1, -1, "text"))
show(("f.py", 1, 100, "text"))
show(("f.py", 1, None, "text"))
show(("f.py", None, 1, "text"))
show((None, 1, 1, "text"))
show((None, None, None, None))
show(("f.py", 1, 1, None))
show(("f.py", 1, 1, ""))
show(("f.py", 1, 5, "    indented"))
show(("f.py", 1, 2, "    indented"))
show(("f.py", 1, 5, "\tx = 1 +"))
show(("f.py", 1, 3, "äö ü", 1, 5))
show(("f.py", 1, 2, "日本 語", 1, 4))
show(("f.py", 1, 3, "two\nlines", 2, 3))
show(("f.py", 1, 3, "one line", 2, 3))
show(("f.py", 1, 3, "one line", 1, 0))
show(("f.py", 1, 3, "one line", 1, -1))
show(("f.py", 1, 3, "one line", 1, None))
show(("f.py", 1, 3, "one line", None, None))
show(("f.py", 1, 3, "one line", 1))
show(("f.py", 1, 3))
show(["f.py", 1, 1, "x"])
show(("f.py", 1, 1, "x"), "more")
show(message=None)
show(("f.py", 1, 1, "text"), message="")
show(("<string>", 1, 1, "text"))
error = SyntaxError("first", ("f.py", 1, 2, "text"))
error.msg, error.lineno, error.text, error.offset = "other", 9, "other text", 4
print(str(error), error.args)
print("".join(traceback.format_exception_only(error)))
error.print_file_and_line = None
error.filename = None
print(str(error), SyntaxError(), SyntaxError("a"), SyntaxError("a", ("dir/f.py", 3, 1, "x")), SyntaxError("a", ("dir/f.py", None, 1, "x")))
error.add_note("noted")
print("".join(traceback.format_exception_only(error)))
for kind in (IndentationError, TabError):
    print("".join(traceback.format_exception_only(kind("msg", ("f.py", 1, 1, "x")))))
