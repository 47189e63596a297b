import sys, importlib, importlib.abc, importlib.util, traceback

class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name.startswith("made_"):
            return importlib.util.spec_from_loader(name, self)
    def create_module(self, spec): return None
    def exec_module(self, module):
        if module.__name__ == "made_broken": raise ValueError("in the loader")
        exec("import not_there_at_all" if module.__name__ == "made_missing" else "x = 1", module.__dict__)

sys.meta_path.insert(0, Finder())
import made_good
print(made_good.x)
for name in ("made_broken", "made_missing", "not_there"):
    try:
        __import__(name)
    except Exception as e:
        print(type(e).__name__, e, [f.name for f in traceback.extract_tb(e.__traceback__)])
print("\N{BYTE ORDER MARK}" == "\ufeff", "\N{nbsp}" == "\xa0", "\N{Latin Small Letter A}", b"\\N{LF}".decode("unicode_escape") == "\n")
import unicodedata
print(unicodedata.lookup("NO-BREAK SPACE") == "\xa0", unicodedata.lookup("ZWJ") == "\u200d")
for bad in ("NOBREAKSPACE", "nothing"):
    try: print(ascii(unicodedata.lookup(bad)))
    except KeyError as e: print(e)
