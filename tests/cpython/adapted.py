"""What is replaced in the test files before they run: a whole file is worth more than one line of it.

`path: [(old, new), ...]`, all occurrences. Only lines that keep a whole file
from running for reasons that are CPython's alone: modules written in C that
no program imports, and what 3.14 has changed since these tests were written.
"""

ADAPTED = {
    # The C API's own test modules.
    "test_class.py": [
        ("from _testinternalcapi import has_inline_values", "has_inline_values = lambda obj: True")
    ],
    "test_compile.py": [("import _testinternalcapi\n", "_testinternalcapi = None\n")],
    "test_time.py": [("    import _testinternalcapi\n", "    raise ImportError\n")],
    "test_bytes.py": [
        ("    _testlimitedcapi = import_helper.import_module('_testlimitedcapi')\n\n", "    _testlimitedcapi = None\n\n")
    ],
    "test_sys.py": [("import _datetime\n", "")],
    # Written in C there, in Python here.
    "test_inspect/test_inspect.py": [("import _pickle\n", "import pickle as _pickle\n")],
    # PEP 649: a module's annotations are no global name of it in 3.14.
    "typinganndata/ann_module.py": [
        ("__annotations__[1] = 2\n", ""),
        ("    __annotations__['123'] = 123\n", ""),
    ],
}
