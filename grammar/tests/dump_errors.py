"""What CPython says about wrong programs: rewrites the headers of errors.txt.

    python3.13 dump_errors.py           recompute every header
    python3.13 dump_errors.py collect   first add the examples of CPython's own test_syntax

An entry is a header `=== Kind: message @line,offset,end_line,end_offset` (or `=== ok`) and a
program. Only the parser is asked (ast.parse), not the compiler. A header that begins with `3.14 `
is kept: there 3.14 differs from 3.13.
"""

import ast
import pathlib
import re
import sys
import warnings

PATH = pathlib.Path(__file__).parent / "errors.txt"


def verdict(source):
    warnings.simplefilter("ignore")
    try:
        ast.parse(source)
    except SyntaxError as e:
        message = e.msg.encode("unicode_escape").decode()
        return f"{type(e).__name__}: {message} @{e.lineno},{e.offset},{e.end_lineno},{e.end_offset}"
    return "ok"


def collect():
    import doctest
    import test.test_syntax

    for example in doctest.DocTestParser().get_examples(test.test_syntax.__doc__):
        yield example.source


def main():
    text = PATH.read_text() if PATH.exists() else ""
    entries = [p.split("\n", 1) for p in re.split(r"^=== ?", text, flags=re.M)[1:]]
    kept = {program: header for header, program in entries if header.startswith("3.14 ")}
    programs = [program for _, program in entries]
    if sys.argv[1:] == ["collect"]:
        programs += collect()
    seen = dict.fromkeys(p for p in programs if not p.startswith("==="))
    PATH.write_text("".join(f"=== {kept.get(p) or verdict(p)}\n{p}" + ("" if p.endswith("\n") else "\n") for p in seen))


main()
