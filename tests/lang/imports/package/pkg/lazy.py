other = "other"
def __getattr__(name):
    if name == "computed": return "computed lazily"
    raise AttributeError(f"module has no {name}")
def __dir__(): return ["computed"]
