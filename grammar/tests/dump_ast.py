"""CPython's trees in the canonical form that `tests/support/dump.rs` writes too.

    python3.13 dump_ast.py corpus            write corpus/*.ast beside corpus/*.py
    python3.13 dump_ast.py OUT FILE.py ...   write OUT/manifest and OUT/N.ast, for
                                             cargo run --example compare_ast -- OUT
"""

import ast
import pathlib
import struct
import sys
import warnings

SKIP = {"type_comment", "type_ignores"}


def string(text):
    out = []
    for c in text:
        if c in '"\\':
            out.append("\\" + c)
        elif " " <= c <= "~":
            out.append(c)
        else:
            out.append(f"\\{ord(c):x};")
    return '"' + "".join(out) + '"'


def constant(value):
    match value:
        case None | True | False:
            return str(value)
        case str():
            return string(value)
        case bytes():
            return "b" + value.hex()
        case int():
            return str(value) if value < 2**63 else f"big{value % (2**61 - 1)}"
        case float():
            return "f" + struct.pack(">d", value).hex()
        case complex():
            return "j" + struct.pack(">d", value.imag).hex()
    return "Ellipsis"


def dump(node):
    if isinstance(node, list):
        return "[" + " ".join(map(dump, node)) + "]"
    if isinstance(node, (ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop)):
        return type(node).__name__
    if isinstance(node, ast.AST):
        at = ""
        if "lineno" in node._attributes:
            at = f"@{node.lineno},{node.col_offset},{node.end_lineno},{node.end_col_offset}"
        fields = " ".join(dump(getattr(node, f, None)) for f in node._fields if f not in SKIP)
        return f"{type(node).__name__}{at}({fields})"
    return constant(node)


def dump_file(path):
    warnings.simplefilter("ignore")
    tree = ast.parse(path.read_bytes())
    return "".join(line + "\n" for line in ["Module", *map(dump, tree.body)])


def main():
    sys.setrecursionlimit(100_000)
    if sys.argv[1] == "corpus":
        for path in sorted((pathlib.Path(__file__).parent / "corpus").glob("*.py")):
            if "py314" not in path.name:
                path.with_suffix(".ast").write_text(dump_file(path), newline="\n")
        return
    out = pathlib.Path(sys.argv[1])
    out.mkdir(exist_ok=True)
    with open(out / "manifest", "w") as manifest:
        for i, name in enumerate(sys.argv[2:]):
            try:
                text = dump_file(pathlib.Path(name))
            except (SyntaxError, ValueError, MemoryError, RecursionError) as e:
                text = f"refused: {e}\n"
            (out / f"{i}.ast").write_text(text, newline="\n")
            print(i, pathlib.Path(name).resolve(), file=manifest)


main()
