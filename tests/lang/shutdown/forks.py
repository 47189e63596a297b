# No process is forked while the interpreter is taken apart.
import os


class AtTheEnd:
    def __del__(self):
        try:
            os.fork()
        except RuntimeError as error:
            print(type(error).__name__, error)


at_the_end = AtTheEnd()
