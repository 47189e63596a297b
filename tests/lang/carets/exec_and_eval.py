# Frames of exec and eval have no source lines.
def run(source):
    exec(source)
def compute():
    return eval("1 + (2 / zero)", {"zero": 0})
try:
    run("x = 1\ny = x.nope\n")
except AttributeError as e:
    print(e)
compute()
