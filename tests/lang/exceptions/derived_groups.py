# A group class of its own: derive keeps its kind and data through split, subgroup and except*.
class JobErrors(ExceptionGroup):
    def __new__(cls, message, errors, job=None):
        self = super().__new__(cls, message, errors)
        self.job = job
        return self

    def derive(self, errors):
        return JobErrors(self.message, errors, self.job + "'")

    def __str__(self):
        return f"{self.job}: {super().__str__()}"


class Plain(ExceptionGroup):
    pass


def raised(error):
    try:
        raise error
    except BaseException as caught:
        return caught


def tree(error, depth=0):
    extra = f" job={error.job}" if isinstance(error, JobErrors) else ""
    print("  " * depth + repr(error) + extra, getattr(error, "__notes__", ""))
    for part in getattr(error, "exceptions", ()):
        tree(part, depth + 1)


errors = raised(JobErrors("night", [
    ValueError(1), KeyError("k"),
    JobErrors("inner", [TypeError("t"), ValueError(2)], "sub"),
    Plain("plain", [OSError(2, "gone"), ValueError(3)]),
], "backup"))
errors.add_note("on Monday")
errors.__cause__ = LookupError("why")
print(errors)
match, rest = errors.split(ValueError)
tree(match)
tree(rest)
print(match.__cause__ is errors.__cause__, match.__traceback__ is errors.__traceback__, rest.__notes__ is errors.__notes__)
tree(errors.subgroup(lambda e: isinstance(e, OSError) or isinstance(e, JobErrors) and e.job == "sub"))
print(errors.subgroup(MemoryError), errors.split(Exception)[0] is errors, errors.subgroup((KeyError, TypeError)))


def handle(group):
    try:
        try:
            raise group
        except* ValueError as part:
            print("values:", part, [e.args for e in part.exceptions if isinstance(e, ValueError)])
        except* (KeyError, TypeError) as part:
            print("keys and types:", part)
            raise RuntimeError("while handling") from part.exceptions[0]
    except* RuntimeError as left:
        print("runtime:", repr(left.exceptions), repr(left.exceptions[0].__cause__))
    except* OSError as left:
        print("left:", type(left).__name__, left)


handle(errors)
handle(Plain("p", [KeyError("only")]))
handle(ValueError("alone"))
for make in (lambda: JobErrors("none", []), lambda: JobErrors("x", [1]), lambda: Plain("x", [KeyboardInterrupt()]),
             lambda: BaseExceptionGroup("x", [KeyboardInterrupt()]), lambda: BaseExceptionGroup("x", [ValueError()])):
    try:
        print(type(make()).__name__)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
