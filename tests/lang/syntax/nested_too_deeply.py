# Brackets, blocks and strings that are nested too deeply.
def show(title, source):
    try:
        compile(source, "<text>", "exec")
        print(title, "compiles")
    except SyntaxError as e:
        print(title, f"{type(e).__name__}: {e.msg} {e.lineno}:{e.offset}")
    except (RecursionError, MemoryError) as e:
        print(title, type(e).__name__)


for open_, close in ["()", "[]", "{}"]:
    for depth in (10, 50, 201, 1000):
        show((open_, depth), open_ * depth + close * depth)
        show((open_, depth, "open"), open_ * depth)
for depth in (10, 98, 101, 150):
    show(("blocks", depth), "".join(" " * n + "if x:\n" for n in range(depth)) + " " * depth + "pass\n")
for depth in (10, 20, 25):
    show(("for", depth), "".join(" " * n + "for x in y:\n" for n in range(depth)) + " " * depth + "pass\n")
    show(("with", depth), "".join(" " * n + "with x:\n" for n in range(depth)) + " " * depth + "pass\n")
    show(("try", depth), "".join(" " * n + "try:\n" for n in range(depth)) + " " * depth + "pass\n" + "".join(" " * n + "finally: pass\n" for n in reversed(range(depth))))
show("fields", "f'{a:{b:{c:{d}}}}'")
show("f-strings", "".join("f'{" for _ in range(3)) + "1" + "}'" * 3)
show("many arguments", "f(" + ", ".join(f"a{n}" for n in range(500)) + ")")
show("many parameters", "def f(" + ", ".join(f"a{n}" for n in range(500)) + "): pass")
show("many names", "x = " + " + ".join("y" for _ in range(50)))
show("long string", "x = '" + "a" * 100_000 + "'")
show("long name", "x" * 10_000 + " = 1")
show("many hexadecimal digits", "x = 0x" + "1" * 4301)
show("many lines", "\n" * 10_000 + "x y")
show("many statements", "x = 1;" * 5000)
