# What the builtin functions say about arguments of the wrong type.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for call in ["len(5)", "len(int)", "abs('a')", "ord('ab')", "ord(5)", "ord(b'ab')", "ord('')", "chr('a')", "chr(-1)", "chr(0x110000)", "chr(1.5)", "hash([])", "hash({})", "iter(5)", "next(5)", "isinstance(1, 2)", "isinstance(1, (int, 2))", "issubclass(1, int)", "issubclass(int, 2)", "getattr(1, 2)", "getattr(1, 'zz')", "setattr(1, 2, 3)", "setattr(1, 'a', 3)", "hasattr(1, 2)", "delattr(1, 'a')",
             "divmod('a', 1)", "pow('a', 2)", "round('a')", "round(1.5, 'a')", "sum(5)", "sum(['a'])", "sum(['a'], '')", "sum([b'a'], b'')", "sum([[1]], [])", "sorted(5)", "sorted([1, 'a'])", "sorted([], key=5)", "min(5)", "min([])", "max([], default=3)", "max(1, 2, default=3)", "min([1, 'a'])", "max('a', 1)", "any(5)", "all(None)", "bin('a')", "bin(1.5)", "hex('a')", "oct(None)", "format(1, 2)", "format('a', 'd')", "vars(5)", "dir()[0:0]",
             "eval(5)", "exec(5)", "eval('1 +')", "eval('1', 5)", "exec('1', 5)", "compile(5, 'a', 'exec')", "compile('1', 'a', 'other')", "compile('1', 5, 'exec')", "__import__(5)", "__import__('')", "enumerate(5)", "zip(1, 2)", "map(5, [1])", "filter(5, 5)", "reversed({})", "reversed(5)", "reversed(set())", "range('a')", "slice(1, 2, 3)", "callable(5)", "id(5) == id(5)", "ascii('é')", "repr('\\n')", "bytes('a')", "memoryview('a')", "memoryview(5)", "open(5.5)", "open('x', 'q')", "input" if False else "print(sep=5)", "print(end=5)", "print(file=5)"]:
    text = attempt(eval, call)
    print(call, text.split(" object at")[0])
