# The program's own __loader__.
import os, subprocess, sys, tempfile

SOURCE = "print(getattr(__loader__, '__name__', type(__loader__).__name__), __loader__ is globals()['__loader__'])"


def run(*arguments, input=""):
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True)
    print(done.stdout, done.stderr, sep="", end="")


run("-c", SOURCE)
run("-", input=SOURCE)
run(input=SOURCE)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "program.py")
    with open(path, "w") as file:
        file.write(SOURCE + "\nprint(__loader__.name, __loader__.path == __file__)")
    run(path)
    os.mkdir(os.path.join(folder, "package"))
    with open(os.path.join(folder, "package", "__main__.py"), "w") as file:
        file.write(SOURCE)
    run(os.path.join(folder, "package"))
