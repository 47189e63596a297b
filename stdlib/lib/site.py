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
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            if line.startswith(("import ", "import\t")):
                exec(line)
                continue
            directory, compared = makepath(sitedir, line.rstrip())
            if compared not in known and os.path.exists(directory):
                sys.path.append(directory)
                known.add(compared)
        except Exception as error:
            # One package's mistake does not keep everything else from starting.
            import traceback

            print(f"Error processing line {number} of {os.path.join(sitedir, name)}:\n", file=sys.stderr)
            for record in traceback.format_exception(error):
                for part in record.splitlines():
                    print("  " + part, file=sys.stderr)
            print("\nRemainder of file ignored", file=sys.stderr)
            break
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


def abs_paths():
    """CPython makes the files of loaded modules absolute; here they are."""


def removeduppaths():
    """Remove duplicate entries from sys.path along with making them absolute."""
    paths, known = [], set()
    for entry in sys.path:
        # The library's own entry is no folder.
        made, compared = (entry, entry) if entry.startswith("<") else makepath(entry)
        if compared not in known:
            paths.append(made)
            known.add(compared)
    sys.path[:] = paths
    return known


def check_enableusersite():
    """Whether a user's own packages are visible."""
    return ENABLE_USER_SITE


def venv(known_paths):
    """The folders of a virtual environment are on sys.path already."""
    return known_paths


def setquit():
    """`quit` and `exit` are there already."""


def setcopyright():
    """`copyright`, `credits` and `license` are there already."""


def sethelper():
    """`help` is there already."""


def gethistoryfile():
    """Where the interactive prompt keeps what was entered."""
    return os.environ.get("PYTHON_HISTORY") or os.path.join(os.path.expanduser("~"), ".python_history")


def enablerlcompleter():
    """Enable default readline configuration on interactive prompts."""
    sys.__interactivehook__ = register_readline


def register_readline():
    """Completion of names at an interactive prompt."""
    try:
        import readline
        import rlcompleter  # sets the completer
    except ImportError:
        return
    readline.parse_and_bind("tab: complete")


def execsitecustomize():
    """Run custom site specific code, if available."""
    _customize("sitecustomize")


def execusercustomize():
    """Run custom user specific code, if available."""
    _customize("usercustomize")


def _customize(name):
    try:
        __import__(name)
    except ImportError as error:
        if error.name != name:
            raise
    except Exception as error:
        if sys.flags.verbose:
            sys.excepthook(*sys.exc_info())
        else:
            sys.stderr.write(
                f"Error in {name}; set PYTHONVERBOSE for traceback:\n{type(error).__name__}: {error}\n"
            )


def _script():
    help = """\
    %s [--user-base] [--user-site]

    Without arguments print some useful information
    With arguments print the value of USER_BASE and/or USER_SITE separated
    by '%s'.

    Exit codes with --user-base or --user-site:
      0 - user site directory is enabled
      1 - user site directory is disabled by user
      2 - user site directory is disabled by super user
          or for security reasons
     >2 - unknown error
    """
    args = sys.argv[1:]
    if not args:
        print("sys.path = [")
        for entry in sys.path:
            print(f"    {entry!r},")
        print("]")
        for name, path in (("USER_BASE", getuserbase()), ("USER_SITE", getusersitepackages())):
            print(f"{name}: {path!r} ({'exists' if os.path.isdir(path) else "doesn't exist"})")
        print(f"ENABLE_USER_SITE: {ENABLE_USER_SITE!r}")
        sys.exit(0)
    asked = [value for option, value in (("--user-base", USER_BASE), ("--user-site", USER_SITE)) if option in args]
    if asked:
        print(os.pathsep.join(asked))
        sys.exit(0 if ENABLE_USER_SITE else 1)
    import textwrap

    print(textwrap.dedent(help % (sys.argv[0], os.pathsep)))
    sys.exit(10)


if __name__ == "__main__":
    _script()
