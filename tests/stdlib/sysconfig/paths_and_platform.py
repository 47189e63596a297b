# sysconfig, platform, site: relations that hold on every machine.
import os
import platform
import site
import sys
import sysconfig
import tempfile

paths = sysconfig.get_paths()
print(sorted(paths), all(os.path.isabs(path) or path.startswith("<") for path in paths.values()), sysconfig.get_path("scripts") == paths["scripts"])
print(sysconfig.get_path("purelib", "posix_user", {"userbase": "/u"}).startswith("/u/lib"), sysconfig.get_path("scripts", "venv", {"base": "/v"}), sysconfig.get_path("data", vars={"base": "/x", "installed_base": "/x"}))
print("posix_prefix" in sysconfig.get_scheme_names(), sysconfig.get_path_names(), sysconfig.get_preferred_scheme("user"), sysconfig.get_default_scheme())
print(sysconfig.get_python_version() == "%d.%d" % sys.version_info[:2], sysconfig.get_platform(), sysconfig.get_config_var("no such") is None, sysconfig.get_config_vars("prefix") == [sys.prefix], sysconfig.is_python_build(), sysconfig.get_config_var("py_version_nodot") == "%d%d" % sys.version_info[:2])
for action in [lambda: sysconfig.get_path("nope"), lambda: sysconfig.get_paths("nope"), lambda: sysconfig.get_preferred_scheme("nope")]:
    try:
        print(action())
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
print(platform.system(), platform.machine() == os.uname().machine, platform.node() == os.uname().nodename, platform.release() == os.uname().release, platform.uname().system, len(platform.uname()), platform.uname()._replace(node="n").node)
print(platform.python_version() == sys.version.split()[0], platform.python_version_tuple()[0], platform.architecture()[0], len(platform.python_build()), platform.platform(terse=True).startswith("Linux"), "NAME" in platform.freedesktop_os_release())
print(all(isinstance(path, str) for path in site.getsitepackages()), os.path.basename(site.getusersitepackages()), site.getuserbase() == os.path.expanduser("~/.local"))
folder = tempfile.mkdtemp()
with open(os.path.join(folder, "extra.pth"), "w") as file:
    file.write("# comment\nmore\nmissing\nimport sys; sys.from_pth = 'ran'\n")
os.mkdir(os.path.join(folder, "more"))
known = site.addsitedir(folder, set())
print(folder in sys.path, os.path.join(folder, "more") in sys.path, os.path.join(folder, "missing") in sys.path, sys.from_pth, len(known) > 0, site.makepath("a", "b")[0] == os.path.abspath("a/b"))
