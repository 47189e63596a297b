# Wrong programs as a user sees them: the command's own report, with carets.
import os, subprocess, sys, tempfile

PROGRAMS = {
    "colon.py": "def f(x)\n    return x\n",
    "comma.py": "print(1 2)\n",
    "bracket.py": "x = (1,\n     2\nprint(x)\n",
    "closing.py": "x = [1, 2)\n",
    "quote.py": "x = 'abc\n",
    "triple.py": 'x = """abc\n\nmore\n',
    "indent.py": "if x:\nprint(x)\n",
    "unexpected.py": "x = 1\n    y = 2\n",
    "dedent.py": "if x:\n        y\n    z\n",
    "tabs.py": "if x:\n        y\n\tz\n",
    "print.py": 'print "hello"\n',
    "assign.py": "if x = 1:\n    pass\n",
    "literal.py": "1 = x\n",
    "call.py": "f(x) = 1\n",
    "keyword.py": "f(a=1, b)\n",
    "elif.py": "if x:\n    pass\nelse if y:\n    pass\n",
    "fstring.py": "name = 1\nprint(f'{name!}')\n",
    "number.py": "x = 0777\n",
    "characters.py": "x = “a”\n",
    "wide.py": "日本 = '語' 5\n",
    "tab_before.py": "\tx = 1\n",
    "return.py": "x = 1\nreturn x\n",
    "await.py": "def f():\n    await g()\n",
    "nonlocal.py": "def f():\n    nonlocal x\n",
    "several.py": "x = f(1,\n      2 3,\n      4)\n",
    "star.py": "*a, *b = c\n",
    "null.py": "x = 1\0\n",
    "cookie.py": "# coding: no-such-codec\nx = 1\n",
    "bytes.py": b"x = '\xff'\n",
    "empty_def.py": "def f():\n",
    "empty_if.py": "if x:\n# nothing\n\n",
    "empty_block.py": "class A:\n    for x in y:\n        # nothing",
    "no_except.py": "def f():\n    try:\n        pass\n",
    "last_line.py": "try:\n    pass\nfoo",
    "null_later.py": "x = 1\nif x:\n    y = '\0'\n",
    "ascii.py": "# coding: ascii\nx = 'é'\n",
    "undefined.py": b"# coding: cp1252\nx = '\x81'\n",
    "bom.py": b"\xef\xbb\xbf# coding: latin-1\nx = 1\n",
    "bom_ascii.py": b"\xef\xbb\xbf# coding: ascii\nx = 1\n",
    "backslash.py": "x = 1 + \\ 2\n",
    "import.py": "from x import (a, b\n",
    "walrus.py": "x := 1\n",
    "match.py": "match x:\n    case 1:\n    pass\n",
    "future.py": "x = 1\nfrom __future__ import annotations\n",
    "long.py": "x = [" + "1, " * 60 + "2 3]\n",
    "formfeed.py": "\fx = 1 1\n",
}
with tempfile.TemporaryDirectory() as folder:
    for name, text in PROGRAMS.items():
        path = os.path.join(folder, "wrong_" + name)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        done = subprocess.run([sys.executable, path], capture_output=True, text=True, encoding="utf-8", errors="backslashreplace")
        print(done.returncode, done.stdout, end="")
        print(done.stderr.replace(folder + os.sep, ""))
    path = os.path.join(folder, "module_with_error.py")
    with open(path, "w") as file:
        file.write("def f(:\n    pass\n")
    done = subprocess.run([sys.executable, "-c", "import module_with_error"], capture_output=True, text=True, cwd=folder)
    print(done.stderr.replace(os.path.realpath(folder) + os.sep, "").replace(folder + os.sep, ""))
