# Carets below expressions of several lines.
import traceback


def show():
    print(traceback.format_exc().replace(__file__, "multi_line_carets.py"))


def fails(*args, **kwargs):
    raise ValueError(len(args))


try:
    fails(
        1,
        2,
    )
except ValueError:
    show()
try:
    fails(1,
          2, 3)
except ValueError:
    show()
try:
    x = (
        1
        +
        "a"
    )
except TypeError:
    show()
try:
    x = [
        1,
        fails(1),
        2,
    ]
except ValueError:
    show()
try:
    value = {
        "key": fails(
            "a",

            "b",
            "c",
            "d",
            "e",
        ),
    }
except ValueError:
    show()
try:
    fails(a=1).b(
    ).c(
        2
    )
except ValueError:
    show()
try:
    {"a": {"b": {}}}["a"][
        "b"
    ]["c"]
except KeyError:
    show()
try:
    (1 +
     2 + 3
     ).missing.other
except AttributeError:
    show()
try:
    if (1 < 2
        and 3
            < "x"):
        pass
except TypeError:
    show()
try:
    raise ValueError(
        "several"
        " lines"
    )
except ValueError:
    show()
try:
    assert (
        1
        == 2
    ), "message"
except AssertionError:
    show()
try:
    f"""{1}
    {fails(
        1)}
    """
except ValueError:
    show()
try:
    [fails(n)
     for n in
     [1, 2]]
except ValueError:
    show()
try:
    a = b = c = [1][
        5] + 3
except IndexError:
    show()
try:
    x = ("日本語"
         + 1 + "ü")
except TypeError:
    show()
try:
    x = "日本" @ 1 ; y = 2
except TypeError:
    show()
try:
    print(1, 2, (3
        ) / 0, 4)
except ZeroDivisionError:
    show()
