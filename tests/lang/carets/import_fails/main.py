# An exception while a module is imported.
def start():
    import setting
    return setting
start()
