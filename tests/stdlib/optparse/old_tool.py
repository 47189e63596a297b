# optparse: a tool of the older kind: groups, callbacks, own types, help, errors.
import contextlib
import copy
import io
import optparse
import os

os.environ["COLUMNS"] = "80"


def check_pair(option, name, value):
    try:
        first, second = value.split(":")
        return int(first), int(second)
    except ValueError:
        raise optparse.OptionValueError(f"option {name}: invalid pair value: {value!r}")


class PairOption(optparse.Option):
    TYPES = optparse.Option.TYPES + ("pair",)
    TYPE_CHECKER = copy.copy(optparse.Option.TYPE_CHECKER)
    TYPE_CHECKER["pair"] = check_pair


def collect(option, name, value, parser, *extra):
    print("callback", option.dest, name, value, parser.rargs, extra)
    parser.values.ensure_value("seen", []).append(value)


parser = optparse.OptionParser(usage="%prog [options] FILE...", version="%prog 1.2", description="A tool that does things to files, described at some length so that it wraps.", epilog="The end.", prog="tool", option_class=PairOption)
parser.add_option("-v", "--verbose", action="count", default=0, help="say more")
parser.add_option("-q", "--quiet", action="store_false", dest="noisy", default=True, help="say less [default: %default]")
parser.add_option("-o", "--output", metavar="FILE", help="where to write")
parser.add_option("-n", "--number", type="int", default=3, help="a number (%default)")
parser.add_option("-f", type="float")
parser.add_option("-c", "--choice", type="choice", choices=["red", "green"], help="a colour")
parser.add_option("-a", "--add", action="append", type="string")
parser.add_option("--const", action="store_const", const=42, dest="number")
parser.add_option("-p", "--pair", type="pair", nargs=1)
parser.add_option("--two", type="int", nargs=2)
parser.add_option("-x", action="callback", callback=collect, type="string", callback_args=(1, 2))
parser.add_option("--secret", help=optparse.SUPPRESS_HELP)
group = optparse.OptionGroup(parser, "Dangerous Options", "Use with care.")
group.add_option("-g", action="store_true", help="group option")
parser.add_option_group(group)
print(parser.format_help())
for arguments in [
    [],
    ["-vvq", "--output=x", "a", "-n5", "b", "--", "-z"],
    ["-f", "1.5", "-c", "red", "-a1", "--add", "2", "--const", "-p", "3:4", "--two", "1", "2", "-x", "y", "rest"],
    ["--verb", "--num", "0x1f", "-g"],
    ["-n", "five"], ["-c", "blue"], ["--nope"], ["-o"], ["-p", "3"], ["--n"], ["--verbose=3"], ["--two", "1"], ["-f", "x"],
    ["--help"], ["--version"],
]:
    out = io.StringIO()
    with contextlib.redirect_stderr(out), contextlib.redirect_stdout(out):
        try:
            values, rest = parser.parse_args(arguments)
        except SystemExit as error:
            values, rest = "exit", error.code
    text = out.getvalue()
    print(arguments, vars(values) if values != "exit" else values, rest, text if len(text) < 300 else len(text.splitlines()))
parser.disable_interspersed_args()
print(parser.parse_args(["a", "-v"])[1], parser.has_option("-v"), parser.get_option("--output").dest, parser.get_default_values().number)
parser.set_defaults(number="7")
print(parser.parse_args([])[0].number, parser.get_usage(), parser.get_version(), parser.defaults["number"])
parser.remove_option("-v")
for action in [
    lambda: parser.add_option("-o", action="store_true"),
    lambda: parser.add_option("bad"),
    lambda: parser.add_option("-z", type="nope"),
    lambda: parser.add_option("-z", action="nope"),
    lambda: parser.add_option("-z", type="choice"),
    lambda: parser.add_option("-z", action="store_true", type="int"),
    lambda: parser.remove_option("--nothing"),
    lambda: parser.add_option("--zz", action="callback"),
]:
    try:
        action()
    except (optparse.OptParseError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
