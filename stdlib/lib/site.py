"""What programs ask of `site`. Most of its work gillie does natively at its start, before this module is imported:
the folders of installed packages are on `sys.path`, `exit`, `quit`, `copyright`, `credits`, `license` and `help` are
there. `.pth` files are followed here."""

import io
import os
import sys

PREFIXES = [sys.prefix]
if sys.exec_prefix != sys.prefix:
    PREFIXES.append(sys.exec_prefix)
USER_SITE = None
USER_BASE = None


def _system_packages():
    """Whether packages from outside are visible: always, but in a virtual environment that says no."""
    if sys.prefix == sys.base_prefix:
        return True
    try:
        with io.open_code(os.path.join(sys.prefix, "pyvenv.cfg")) as file:
            lines = file.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return True
    for line in lines:
        key, equals, value = line.partition("=")
        if equals and key.strip().lower() == "include-system-site-packages":
            return value.strip().lower() == "true"
    return False


ENABLE_USER_SITE = not sys.flags.no_user_site and _system_packages()
if sys.prefix != sys.base_prefix and _system_packages():
    PREFIXES.append(sys.base_prefix)


def makepath(*paths):
    """An absolute path and the form in which to compare it."""
    directory = os.path.join(*paths)
    try:
        directory = os.path.abspath(directory)
    except OSError:
        pass
    return directory, os.path.normcase(directory)


def getuserbase():
    """The folder for a user's own files, `PYTHONUSERBASE` or `~/.local`."""
    global USER_BASE
    if USER_BASE is None:
        USER_BASE = os.environ.get("PYTHONUSERBASE") or os.path.join(os.path.expanduser("~"), ".local")
    return USER_BASE


def getusersitepackages():
    """The folder for a user's own packages."""
    global USER_SITE
    if USER_SITE is None:
        USER_SITE = _packages(getuserbase())
    return USER_SITE


def getsitepackages(prefixes=None):
    """The folders where packages are installed."""
    return [_packages(prefix) for prefix in (PREFIXES if prefixes is None else prefixes) if prefix]


def _packages(prefix):
    return os.path.join(prefix, "lib", f"gillie{sys.version_info[0]}.{sys.version_info[1]}", "site-packages")


def addsitedir(sitedir, known_paths=None):
    """Put a folder on `sys.path` and follow the `.pth` files in it."""
    known = {makepath(entry)[1] for entry in sys.path} if known_paths is None else known_paths
    sitedir, compared = makepath(sitedir)
    if compared not in known:
        sys.path.append(sitedir)
        known.add(compared)
    try:
        names = sorted(os.listdir(sitedir))
    except OSError:
        return known_paths
    for name in names:
        if name.endswith(".pth") and not name.startswith("."):
            addpackage(sitedir, name, known)
    return known_paths


def addpackage(sitedir, name, known_paths):
    """Follow a `.pth` file: each line is a folder for `sys.path`, or an import to run."""
    known = {makepath(entry)[1] for entry in sys.path} if known_paths is None else known_paths
    try:
        with io.open_code(os.path.join(sitedir, name)) as file:
            text = file.read().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(("import ", "import\t")):
            exec(line)
            continue
        directory, compared = makepath(sitedir, line.rstrip())
        if compared not in known and os.path.exists(directory):
            sys.path.append(directory)
            known.add(compared)
    return known_paths


def addusersitepackages(known_paths):
    """Put the folder for a user's own packages on `sys.path`, if it exists."""
    folder = getusersitepackages()
    if ENABLE_USER_SITE and os.path.isdir(folder):
        addsitedir(folder, known_paths)
    return known_paths


def addsitepackages(known_paths, prefixes=None):
    """Put the folders of installed packages that exist on `sys.path`."""
    for folder in getsitepackages(prefixes):
        if os.path.isdir(folder):
            addsitedir(folder, known_paths)
    return known_paths


USER_BASE = getuserbase()
USER_SITE = getusersitepackages()


def main():
    """Nothing is left to do: see the module's description."""


def _script():
    print("sys.path = [")
    for entry in sys.path:
        print(f"    {entry!r},")
    print("]")
    print(f"USER_BASE: {getuserbase()!r} ({'exists' if os.path.isdir(getuserbase()) else 'does not exist'})")
    print(f"USER_SITE: {getusersitepackages()!r} ({'exists' if os.path.isdir(getusersitepackages()) else 'does not exist'})")
    print(f"ENABLE_USER_SITE: {ENABLE_USER_SITE!r}")


if __name__ == "__main__":
    _script()
