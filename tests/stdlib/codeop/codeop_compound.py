"""Compound statements on one line want an empty line at a prompt, as `code.interact` has it."""
import code
import codeop

for source in (
    "def f(): pass", "if x: pass", "if x: pass\n", "if x: pass\nelse: pass", "for x in y: z", "class A: pass",
    "with x: pass", "async def f(): pass", "try: pass\nexcept: pass", "while 1: pass\n", "@d\ndef f(): pass",
    "match x:\n case 1: pass", "x = 1", "x = 1; y = 2", "import a", "lambda: 1", "@d", "if 1:\n  pass", "if 1:\n  pass\n",
):
    try:
        print(repr(source), codeop.compile_command(source) is not None)
    except SyntaxError as error:
        print(repr(source), error.msg)

console = code.InteractiveConsole()
for line in ("if 0: print(1)", "else: print(2)", "", "def f(): return 5", "", "f()", "for i in range(2): i", ""):
    print(repr(line), console.push(line))
