# Where __debug__ may stand.
def attempt(source, mode="exec"):
    try:
        compile(source, "f", mode)
    except SyntaxError as e:
        print(repr(source), e)
    else:
        print(repr(source), "is right")
for source in ["global __debug__", "def f():\n global __debug__", "def f():\n def g():\n  nonlocal __debug__", "__debug__ = 1", "del __debug__", "def f(__debug__): 0",
    "import a as __debug__", "import __debug__", "from a import __debug__", "for __debug__ in a: 0", "with a as __debug__: 0", "class __debug__: 0", "def __debug__(): 0",
    "lambda __debug__: 0", "lambda *__debug__: 0", "a.__debug__ = 1", "a.__debug__", "f(__debug__=1)", "try: 0\nexcept E as __debug__: 0",
    "[0 for __debug__ in a]", "(__debug__ := 1)", "__debug__: int", "__debug__: int = 1", "match a:\n case __debug__: 0", "match a:\n case A(__debug__=1): 0",
    "match a:\n case [*__debug__]: 0", "match a:\n case {**__debug__}: 0", "type __debug__ = int", "type A[__debug__] = int", "__debug__ += 1", "print(__debug__)", "global __debug__; print(__debug__)", "global __debug__; __debug__ = 1", "@__debug__\ndef f(): 0", "del (a, __debug__)", "(__debug__, a) = 1", "class A(__debug__=1): 0", "(a.__debug__): int"]:
    attempt(source)
