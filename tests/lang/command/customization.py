# sitecustomize and usercustomize, and .pth files of site.addsitedir.
import os
import subprocess
import sys


def run(*arguments, input="", **environment):
    """What a new interpreter prints and how it ends."""
    done = subprocess.run([sys.executable, *arguments], input=input, capture_output=True, text=True,
                          env={**os.environ, **environment})
    return done.stdout, done.stderr.replace(sys.executable, "PYTHON"), done.returncode


import tempfile

with tempfile.TemporaryDirectory() as folder:
    def write(name, text):
        os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)

    write("sitecustomize.py", "import builtins; builtins.customized = 'by the site'\n")
    print(*run("-c", "print(customized)", PYTHONPATH=folder))
    print(run("-I", "-c", "print(customized)", PYTHONPATH=folder)[1].splitlines()[-1])
    print(run("-S", "-c", "print(customized)", PYTHONPATH=folder)[1].splitlines()[-1])
    write("sitecustomize.py", "raise ValueError('in the site')\n")
    out, err, status = run("-c", "print('on')", PYTHONPATH=folder)
    print(out, "ValueError: in the site" in err, status)
    write("packages/one.pth", "# a comment\nlibrary\nimport sys; sys.by_pth = 'imported'\nno_such_folder\n\n")
    write("packages/library/found_by_pth.py", "x = 'found'\n")
    print(*run("-c", f"import site, sys; site.addsitedir({folder + '/packages'!r}); import found_by_pth; print(found_by_pth.x, sys.by_pth)"))
