# python -m ast
import os, subprocess, sys, tempfile


def run(*options, text=None):
    done = subprocess.run([sys.executable, "-m", "ast", *options], input=text, capture_output=True, text=True)
    print(options[:1] and options[0] if options and options[0].startswith("-") else "", done.returncode)
    print(done.stdout, end="")
    print(done.stderr.splitlines()[-1] if done.stderr else "")


run(text="x = 1\nprint(x)\n")
run("-a", text="a + b\n")
run("-m", "eval", text="f(1, *b)")
run("-m", "single", text="x = [1]\n")
run("-m", "func_type", text="(int, str) -> bool")
run("-i", "1", text="if a: b\n")
run("-i", "0", text="a.b[c]\n")
run("--no-type-comments", text="x = [] # type: list\n")
run("-a", "-i", "2", text="lambda x: x\n")
run(text="x = = 1\n")
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "file.py")
    with open(path, "w") as file:
        file.write("def f(): pass\n")
    run(path)
