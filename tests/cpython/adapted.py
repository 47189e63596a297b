"""What is replaced in the test files before they run: a whole file is worth more than one line of it.

`path: [(old, new), ...]`, all occurrences. Only lines that keep a whole file
from running for reasons that are CPython's alone: modules written in C that
no program imports, and what 3.14 has changed since these tests were written.
"""

ADAPTED = {
    # `test` is no part of gillie's library: an isolated interpreter does not find it, one with PYTHONPATH does.
    "support/script_helper.py": [("        cmd_line.append('-I')\n", "        pass\n"), ("        cmd_line.append('-E')\n", "        pass\n")],
    # The C API's own test modules.
    "test_class.py": [
        ("from _testinternalcapi import has_inline_values", "has_inline_values = lambda obj: True")
    ],
    "test_code.py": [("opmap['COPY_FREE_VARS']", "None")],
    "test_compile.py": [("import _testinternalcapi\n", "_testinternalcapi = None\n")],
    "test_monitoring.py": [
        ('_testcapi = test.support.import_helper.import_module("_testcapi")', "_testcapi = None"),
        ("class TestCApiEventGeneration(", "@unittest.skip('C API')\nclass TestCApiEventGeneration("),
        ("class TestTier2Optimizer(", "@unittest.skip('C API')\nclass TestTier2Optimizer("),
    ],
    "test_time.py": [("    import _testinternalcapi\n", "    raise ImportError\n")],
    "test_bytes.py": [
        ("    _testlimitedcapi = import_helper.import_module('_testlimitedcapi')\n\n", "    _testlimitedcapi = None\n\n")
    ],
    "test_sys.py": [("import _datetime\n", "")],
    "test_types.py": [("import _datetime\n", "")],
    # Whether positions are kept is asked of the interpreter's own configuration there.
    "support/__init__.py": [
        ("        raise unittest.SkipTest(\"_testinternalcapi required\")\n    config =", "        return False\n    config ="),
        ("        return\n    return unittest.skipUnless(_testinternalcapi", "        return lambda test: test\n    return unittest.skipUnless(_testinternalcapi"),
    ],
    # An extension module's module, of which a few tests want the name of the file.
    "test_importlib/util.py": [
        ('_testsinglephase = import_helper.import_module("_testsinglephase")', "_testsinglephase = None")
    ],
    # Written in C there, in Python here.
    "test_inspect/test_inspect.py": [("import _pickle\n", "import pickle as _pickle\n")],
    # PEP 649: a module's annotations are no global name of it in 3.14.
    "typinganndata/ann_module.py": [
        ("__annotations__[1] = 2\n", ""),
        ("    __annotations__['123'] = 123\n", ""),
    ],
    # One implementation here, partly in Rust.
    "test_datetime.py": [
        ("fresh=['datetime', '_pydatetime', '_strptime']", "fresh=[]"),
        ("fresh=['datetime', '_strptime']", "fresh=[]"),
        ("blocked=['_pydatetime']", "blocked=[]"),
        ("for modname in ['datetime', '_datetime', '_strptime']:", "for modname in []:"),
    ],
    "test_pydoc/test_pydoc.py": [("import _pickle\n", "import pickle as _pickle\n")],
    "test_sysconfig.py": [
        ("import _sysconfig\n", "_sysconfig = None\n"),
        ("import _osx_support\n", "import unittest.mock; _osx_support = unittest.mock.MagicMock()\n")
    ],
    # Servers and clients of one machine.
    "test_socketserver.py": [('test.support.requires("network")\n', "")],
    # 3.14 has these elsewhere.
    "test_bz2.py": [("import _compression\n", "import compression._common._streams as _compression\n")],
    "test_lzma.py": [("import _compression\n", "import compression._common._streams as _compression\n")],
    # 3.14 has no child watchers any more.
    "test_asyncio/utils.py": [("watcher = policy.get_child_watcher()", "raise NotImplementedError")],
    "test_asyncio/test_events.py": [
        ("watcher = asyncio.SafeChildWatcher()\n                watcher.attach_loop(self.loop)\n", "pass\n"),
        ("asyncio.set_child_watcher(watcher)", "pass"),
        ("asyncio.set_child_watcher(None)", "pass"),
    ],
    "test_asyncio/test_streams.py": [
        ("watcher = asyncio.SafeChildWatcher()\n        watcher.attach_loop(self.loop)\n", "pass\n"),
        ("asyncio.set_child_watcher(watcher)", "pass"),
        ("asyncio.set_child_watcher(None)", "pass"),
    ],
    "test_asyncio/test_subprocess.py": [
        ("            watcher = self._get_watcher()\n            watcher.attach_loop(self.loop)\n", ""),
        ("policy.set_child_watcher(watcher)", "pass"),
        ("watcher = policy.get_child_watcher()\n                policy.set_child_watcher(None)", "pass"),
        ("            watcher.attach_loop(None)\n            watcher.close()\n", ""),
    ],
    "test_asyncio/test_futures2.py": [("tasks._CTask", "tasks.Task")],
    # The native functions speak for the one module `warnings`.
    "test_warnings/__init__.py": [
        (
            "import_helper.import_fresh_module('warnings',\n"
            "                                               fresh=['_warnings'])",
            "original_warnings",
        ),
        ("blocked=['_warnings'])\n", "blocked=['_warnings'], fresh=['_py_warnings'])\n"),
    ],
}
