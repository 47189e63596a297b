"""codeop and code.InteractiveConsole: which text is complete, which goes on, which is wrong."""

import code
import codeop

for source in (
    "(a **", "(a,b,", "if 9==3:\n  pass\nelse:\n  pass", "if 9==3:\n  pass\nelse:\n  pass\n", "(\n", "a = (", "a = {",
    "b + {", "print([1,\n2,", "if 1:\n  if True:\n   if True:\n\n", "from a import (", "f('''", "@a.b.c", "while 1:",
    "try:", "(lambda z: \n z**3", "[x for x in (", "def x():\n  pass\n ", "def x():\n  pass\n", "  ", "''' a",
    "x = (  # comment", "( 1 +\n", "a = f(", "class A:", "a = 1\n", "a b", "a = = 1", "print(1", "def f(:", "x = 1 +",
    "return", "a = ?", "'x", "for x in y: pass\n", "",
):
    try:
        compiled = codeop.compile_command(source)
        print(repr(source), "incomplete" if compiled is None else "complete")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg)

console = code.InteractiveConsole()
lines = ["def f(x):", "    return (x +", "        1)", "", "print(f(2))", "for i in range(2):", "    print(i)", "", "print([", "5])"]
print([console.push(line) for line in lines])
