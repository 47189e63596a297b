# Joining lines, blank lines, comments, semicolons, tabs, form feeds.
total = 1 + \
    2 + \
    3
print(total)
values = [
    1,  # one

    2,
        # an odd comment
    3,
]
print(values); print(sum(values)); pass;
if total: print("one-liner"); print("still inside")
if True:
	print("a tab")
	if True:
	        print("tab and spaces")
def f(a,
      b=(1,
         2),
    c=3): return (a
        + b[0]
 + c)
print(f(1))

for bad in ["if 1:\nx", "if 1:\n  x\n y", "  x", "x\n  y", "if 1:\n\tx\n        y", "x = (1,\n2", "x = )", "x = (1]", "if 1:\n\n", "def f():\n# c\n", "x = 1 \\ 2", "class A:\n", "for x in y:\npass", "while 1:\n", "try:\nx", "with a:\n", "else:", "elif 1: pass", "x = {1:2", "print 'a'", "exec 'a'", "print a, b"]:
    try:
        compile(bad, "<t>", "exec")
        print(repr(bad), "fine")
    except SyntaxError as e:
        print(f"{bad!r:32} {type(e).__name__}: {e.msg} {e.lineno}")
