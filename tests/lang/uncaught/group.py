# An exception group printed as a tree.
def fail(kind, text):
    raise kind(text)
def collect():
    errors = []
    for kind, text in [(ValueError, "bad value"), (TypeError, "bad type")]:
        try:
            fail(kind, text)
        except Exception as e:
            errors.append(e)
    errors[0].add_note("a note\non two lines")
    raise ExceptionGroup("several", [errors[0], ExceptionGroup("nested", [errors[1], OSError(2, "no file")])])
collect()
