# code.InteractiveConsole: a prompt that a program has, with its own reader and writer.
import code
import sys

sys.ps1, sys.ps2 = "1> ", "2> "


class Console(code.InteractiveConsole):
    def __init__(self, lines):
        super().__init__({"x": 6})
        self.lines = iter(lines)

    def raw_input(self, prompt=""):
        line = next(self.lines, None)
        print(prompt + ("" if line is None else line))
        if line is None:
            raise EOFError
        return line

    def write(self, data):
        print("written:", data.rstrip("\n"))


Console(["x * 7", "def f():", "    return 1", "", "f()", "a b", "1 / 0", "for i in 1, 2:", "  i", ""]).interact("banner", "end")
Console(["x"]).interact("", "")
console = code.InteractiveConsole()
print(console.push("if True:"), console.push("    y = 1"), console.push(""), console.locals["y"])
print(console.push("(1,"), console.buffer, console.resetbuffer(), console.buffer)
interpreter = code.InteractiveInterpreter({"shared": []})
print(interpreter.runsource("shared.append(1)"), interpreter.runsource("if 1:"), interpreter.locals["shared"])
try:
    interpreter.runsource("raise SystemExit(3)")
except SystemExit as exit:
    print("exit", exit.code)
