# try, except, finally, raise and assert.
import warnings

warnings.simplefilter("ignore")


def show(source):
    try:
        compile(source, "<text>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        place = f"{e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}"
        print(f"{source!r}: {type(e).__name__}: {e.msg} [{place}] {e.text!r}")


SOURCES = [
    "try",
    "try:",
    "try x",
    "try: pass",
    "try: pass\nx",
    "try:\n    pass\nx = 1",
    "try: pass\nelse: pass",
    "try: pass\nfinally: pass\nexcept: pass",
    "try: pass\nelse: pass\nexcept: pass",
    "try: pass\nexcept: pass\nexcept A: pass",
    "try: pass\nexcept A\n    pass",
    "try: pass\nexcept\n    pass",
    "try: pass\nexcept A as b\n    pass",
    "try: pass\nfinally\n    pass",
    "try: pass\nexcept A as: pass",
    "try: pass\nexcept A as 1: pass",
    "try: pass\nexcept A as b.c: pass",
    "try: pass\nexcept A as b[0]: pass",
    "try: pass\nexcept A as f(): pass",
    "try: pass\nexcept A as (b): pass",
    "try: pass\nexcept A as None: pass",
    "try: pass\nexcept A B: pass",
    "try: pass\nexcept (A B): pass",
    "try: pass\nexcept A: pass\nexcept* B: pass",
    "try: pass\nexcept* A: pass\nexcept B: pass",
    "try: pass\nexcept* A: pass\nexcept: pass",
    "try: pass\nexcept*: pass",
    "try: pass\nexcept* : pass",
    "try: pass\nexcept* A as 1: pass",
    "try: pass\nexcept* A\n    pass",
    "try: pass\nexcept* A:\n    return",
    "try: pass\nexcept* A:\n    break",
    "try: pass\nexcept* A:\n    continue",
    "for x in y:\n    try: pass\n    except* A:\n        break",
    "try: x except y",
    "try: x; except y: z",
    "except: pass",
    "except A: pass",
    "finally: pass",
    "raise x y",
    "raise x, y",
    "raise x from",
    "raise from x",
    "raise x from y z",
    "raise = 1",
    "raise x = 1",
    "assert",
    "assert x y",
    "assert x, y, z",
    "assert x,",
    "assert x = 1",
    "assert (x = 1)",
    "assert x == 1, y = 2",
    "assert 1 = x",
    "assert f() = x",
]
for source in SOURCES:
    show(source)
