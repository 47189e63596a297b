# The lines of a with statement in a traceback.
class CM:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        raise OSError("exit failed")
def run():
    with CM() as cm:
        cm.missing
run()
