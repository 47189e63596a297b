"""Small things that packages from PyPI lean on."""
import cmd
import csv
import inspect
import io
import itertools
import operator
import readline
import rlcompleter
import socket
import tokenize


class Dialect(csv.excel):
    delimiter = ";"


csv.register_dialect("semi", Dialect)
print(list(csv.reader(["a;b"], dialect="semi")), list(csv.reader(["a;b"], "semi")), list(csv.DictReader(["a;b", "1;2"], dialect="semi")))
for text in ["\ufeffa = 1\n", "a = €\n", "a€b\n", "x \u00a0 1\n", "\u2028\n", "? !x $\n", "ª² = é\n"]:
    print([(token.type, token.string) for token in tokenize.generate_tokens(io.StringIO(text).readline)][:4])
for function in [filter, operator.itemgetter, operator.attrgetter, operator.methodcaller, itertools.zip_longest]:
    print(function.__name__, inspect.signature(function))
for function in [int, str, bytes, range, slice, super, getattr, iter, next, vars, dir, min]:
    try:
        print(inspect.signature(function))
    except ValueError as error:
        print(error)
readline.clear_history()
readline.add_history("one")
readline.add_history("two")
print(readline.get_current_history_length(), readline.get_history_item(1), readline.get_history_item(9))
readline.replace_history_item(0, "ONE")
readline.remove_history_item(1)
print(readline.get_history_item(1))
completer = rlcompleter.Completer({"alpha": 1, "alphabet": 2})
print([completer.complete("alph", state) for state in range(3)])


class Shell(cmd.Cmd):
    prompt = ""
    use_rawinput = False

    def do_hello(self, line):
        self.stdout.write(f"hello {line}\n")

    def do_EOF(self, line):
        return True


out = io.StringIO()
Shell(stdin=io.StringIO("hello you\nnope\n"), stdout=out).cmdloop()
print(out.getvalue())
print(socket.gethostbyname_ex("127.0.0.1"), socket.getnameinfo(("127.0.0.1", 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))
print(socket.getprotobyname("tcp"), socket.getservbyport(80))
