"""Where shared libraries are; gillie loads none, so it finds none."""


def find_library(name):
    return None


def dllist():
    """Return a list of loaded shared libraries in the current process."""
    return []
