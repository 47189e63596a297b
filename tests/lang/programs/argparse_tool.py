# A command with subcommands, types, groups and defaults; what it says about wrong arguments.
import argparse
import contextlib
import io


def size(text):
    factor = {"k": 1024, "m": 1024**2}.get(text[-1:].lower(), 1)
    try:
        return int(text.rstrip("kmKM")) * factor
    except ValueError:
        raise argparse.ArgumentTypeError(f"no size: {text!r}") from None


parser = argparse.ArgumentParser(prog="store", description="Keeps files.", epilog="See also: attic(1)")
parser.add_argument("--version", action="version", version="store 1.0")
parser.add_argument("-v", "--verbose", action="count", default=0, help="say more")
commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
put = commands.add_parser("put", help="store files", aliases=["add"])
put.add_argument("files", nargs="+", metavar="FILE")
put.add_argument("--limit", type=size, default="1k", help="largest size (default: %(default)s)")
put.add_argument("--tag", action="append", default=[])
how = put.add_mutually_exclusive_group()
how.add_argument("--copy", dest="how", action="store_const", const="copy", default="move")
how.add_argument("--link", dest="how", action="store_const", const="link")
get = commands.add_parser("get", help="fetch one")
get.add_argument("name")
get.add_argument("into", nargs="?", default=".")
get.add_argument("--mode", choices=["text", "binary"], default="text")
get.add_argument("--check", action=argparse.BooleanOptionalAction, default=True)


def run(*args):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            result = sorted(vars(parser.parse_args(args)).items())
        except SystemExit as end:
            result = f"exit {end.code}"
    print(args, "->", result)
    for text in (out.getvalue(), err.getvalue()):
        if text:
            print("  " + text.splitlines()[-1].strip())


run("put", "a", "b", "--limit", "3k", "--tag", "x", "--tag=y", "-vv"[:2])
run("-vv", "add", "a", "--link")
run("get", "name", "--mode", "binary", "--no-check")
run("get", "name", "there")
run("put")
run("put", "a", "--limit", "huge")
run("put", "a", "--copy", "--link")
run("get", "n", "--mode", "audio")
run("fetch")
run("get", "n", "x", "y")
run("--version")
run()
print(put.format_usage().split())
