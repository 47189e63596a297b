# Importing what is not there.
def load():
    from time import no_such_function_anywhere
load()
