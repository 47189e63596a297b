# rlcompleter: names, attributes and keywords that a text may become.
import rlcompleter


class Thing:
    plain = 1
    _hidden = 2

    def method(self):
        pass

    def takes(self, argument):
        pass

    @property
    def risky(self):
        raise SystemExit("a property was asked")


namespace = {"thing": Thing(), "number": 5, "name": print, "nothing": None}
completer = rlcompleter.Completer(namespace)


def matches(text):
    found = []
    while (match := completer.complete(text, len(found))) is not None:
        found.append(match)
    return found


for text in ["n", "thing.", "thing._", "thing.m", "thing.t", "number.real.im", "whi", "Tru", "no_such", "fin", "no_such.", "prin", ""]:
    found = matches(text)
    print(repr(text), [match for match in found if "__" not in match][:12])
print("thing.__class__" in "".join(matches("thing.__c")))
try:
    rlcompleter.Completer("no namespace")
except TypeError as error:
    print(error)
