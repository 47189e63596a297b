"""importlib.util.LazyLoader: the module is run when an attribute is first asked for."""

import importlib.util
import sys
import types


def lazy(name):
    spec = importlib.util.find_spec(name)
    loader = importlib.util.LazyLoader(spec.loader)
    spec.loader = loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    loader.exec_module(module)
    return module


module = lazy("colorsys")
print(type(module).__name__)
print(module.rgb_to_hls(1, 1, 1), type(module).__name__)
module = lazy("this_is_not_there") if importlib.util.find_spec("this_is_not_there") else None
print(module)


class Module(types.ModuleType):
    pass


made = Module("made")
object.__setattr__(made, "x", 1)
print(made.x, made.__dict__["x"])
object.__delattr__(made, "x")
print(hasattr(made, "x"))
object.__setattr__(made, "__class__", types.ModuleType)
print(type(made))
