# code.compile_command and codeop: finished, unfinished or wrong.
import codeop

for source in [
    "1", "", "#", "x = (", "x = (1,", "'''", "'", "if 1:", "if 1:\n", "if 1:\n  pass", "if 1:\n  pass\n", "try:\n  1\n",
    "def f():\n", "def f(): pass", "@d", "@d\n", "class A:", "x = \\", "x = 'a\\", "x = 'a\\\\", "f'a\\", "1 +", "a b", "return", "x = 1\n", "a = (\n\n",
    "while 1:\n  1\nelse", "for", "lambda:", "f'{", "with x:", "async def f():", "match x:", "1; 2", "pass\n\n", "\n\n",
]:
    try:
        made = codeop.compile_command(source)
        print(repr(source), "unfinished" if made is None else "finished")
    except SyntaxError as error:
        print(repr(source), type(error).__name__)
compiler = codeop.CommandCompiler()
compiler("from __future__ import annotations")
exec(compiler("def f(x: no_such_name): pass\n"))
print(f.__annotations__)
print(codeop.compile_command("1 + 1", "<name>", "eval").co_filename)
