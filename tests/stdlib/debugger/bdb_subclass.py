# bdb: what a debugger of one's own is told.
import bdb, os, sys


class Tracer(bdb.Bdb):
    def __init__(self, action="step", skip=None):
        super().__init__(skip=skip)
        self.action = action

    def name(self, frame):
        return f"{frame.f_code.co_name}:{frame.f_lineno}"

    def go_on(self, frame):
        getattr(self, "set_" + self.action)(*([frame] if self.action in ("next", "return", "until") else []))

    def user_call(self, frame, arguments):
        print("  call", self.name(frame), arguments)
        self.go_on(frame)

    def user_line(self, frame):
        if frame.f_code.co_filename == __file__:
            print("  line", self.name(frame))
        self.go_on(frame)

    def user_return(self, frame, value):
        print("  return", self.name(frame), value)
        self.go_on(frame)

    def user_exception(self, frame, info):
        print("  exception", self.name(frame), info[0].__name__, info[1])
        self.go_on(frame)


def helper(x):
    y = x + 1
    return y


def program():
    a = helper(1)
    b = helper(2)
    try:
        {}[a]
    except KeyError:
        pass
    return a, b


for action in ("step", "next", "return", "until", "continue"):
    print(action, Tracer(action).runcall(program))
print(Tracer("step").runeval("helper(3)", globals()))
Tracer("next").run("z = helper(4)\nz += 1\n", globals())
print(z)
d = Tracer("continue")
path = d.canonic(__file__)
line = helper.__code__.co_firstlineno + 1
print(d.set_break(__file__, line), d.get_breaks(__file__, line)[0].line == line, d.get_file_breaks(__file__) == [line])
print(d.runcall(program))
print(d.break_here.__name__, d.get_break(__file__, line))
print(d.set_break(__file__, 1, cond="False"), d.set_break("nothing.py", 1), d.set_break(__file__, 10**6))
print(d.clear_break(__file__, line), d.get_all_breaks().keys() == {path}, d.clear_break(__file__, line))
d.clear_all_breaks()
print(d.get_all_breaks(), d.clear_all_breaks())
b = bdb.Breakpoint.bplist
for wrong in ("x", "99", "", None):
    try:
        print(d.get_bpbynumber(wrong))
    except ValueError as error:
        print(error)


class Quitter(Tracer):
    def user_line(self, frame):
        self.set_quit()


try:
    print(Quitter().runcall(program))
except bdb.BdbQuit:
    print("quit")
print(sys.gettrace())
