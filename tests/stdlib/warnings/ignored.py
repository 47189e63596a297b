"""Warnings that are not shown: filters, what was shown before, and what they are about."""
import warnings


def say(text="text", category=DeprecationWarning, **given):
    warnings.warn(text, category, **given)


def recorded(*calls):
    with warnings.catch_warnings(record=True) as got:
        for call in calls:
            call()
    return [(str(w.message), w.category.__name__, w.lineno) for w in got]


warnings.simplefilter("ignore")
print(recorded(say, say))
warnings.filterwarnings("always", message="te.t")
print(recorded(say, lambda: say("other")))
warnings.resetwarnings()
warnings.filterwarnings("ignore", category=UserWarning)
print(recorded(say, lambda: say(category=UserWarning), lambda: warnings.warn("plain")))
print(recorded(say))
warnings.resetwarnings()
warnings.filterwarnings("ignore", module="__main__")
print(recorded(say))
warnings.resetwarnings()
warnings.filterwarnings("ignore", module="nowhere")
warnings.simplefilter("default", append=True)
print(recorded(say, say, lambda: say("b"), say))
warnings.simplefilter("error")
try:
    say()
except DeprecationWarning as e:
    print("raised", e)
warnings.filterwarnings("ignore", lineno=6)
print("ignored by line")
try:
    say(stacklevel=2)
except DeprecationWarning as e:
    print("raised further out", e)
warnings.simplefilter("ignore")
for wrong in (3, int, "x", None):
    try:
        warnings.warn("text", wrong)
        print("nothing")
    except TypeError as e:
        print(e)
try:
    warnings.warn("text", UserWarning, "x")
except TypeError as e:
    print("TypeError")
warnings.warn(UserWarning("an instance"))
warnings.warn("far", stacklevel=100)
warnings.warn("source", ResourceWarning, source=3)
print(sorted(k for k in __warningregistry__ if k == "version"))


class Own(UserWarning):
    def __init__(self, text):
        print("never made")


warnings.warn("text", DeprecationWarning)
with warnings.catch_warnings(record=True) as got:
    warnings.simplefilter("once")
    for _ in range(3):
        say("once")
    warnings.simplefilter("module")
    say("module")
    say("module")
print(len(got))
