# getopt: short and long options, abbreviations, mixed order and errors.
import getopt

cases = [
    (["-a", "-b", "-cfoo", "-d", "bar", "x", "-y"], "abc:d:", [], getopt.getopt),
    (["--condition=foo", "--testing", "--output-file", "abc.def", "-x", "a1", "a2"], "x", ["condition=", "output-file=", "testing"], getopt.getopt),
    (["-s", "--long", "arg", "-t", "last"], "st", ["long"], getopt.gnu_getopt),
    (["a", "-s", "--", "-t"], "st", [], getopt.gnu_getopt),
    (["a", "-s"], "+s", [], getopt.gnu_getopt),
    (["--con", "x"], "", ["condition="], getopt.getopt),
    (["-"], "a", [], getopt.getopt),
    ([], "", [], getopt.getopt),
    (["-vvv", "-o", ""], "vo:", [], getopt.getopt),
    (["--opt="], "", ["opt="], getopt.getopt),
    (["-z"], "ab", [], getopt.getopt),
    (["-a"], "a:", [], getopt.getopt),
    (["--nope"], "", ["yes"], getopt.getopt),
    (["--yes=1"], "", ["yes"], getopt.getopt),
    (["--need"], "", ["need="], getopt.getopt),
    (["-é", "1"], "é:", [], getopt.getopt),
    (["--single"], "", "single", getopt.getopt),
]
for arguments, short, long, function in cases:
    try:
        print(function.__name__, arguments, function(arguments, short, long))
    except getopt.GetoptError as error:
        print(arguments, type(error).__name__, error, repr(error.opt), error.msg, error.args)
print(getopt.error is getopt.GetoptError)


def main(argv):
    verbose, output = 0, None
    options, rest = getopt.gnu_getopt(argv, "ho:v", ["help", "output=", "verbose"])
    for option, value in options:
        if option in ("-v", "--verbose"):
            verbose += 1
        elif option in ("-h", "--help"):
            return "usage: ..."
        elif option in ("-o", "--output"):
            output = value
    return verbose, output, rest


print(main(["in", "-vv", "--out=x", "more", "--verb"]), main(["--help"]))
