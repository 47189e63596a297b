# How many arguments builtin functions take, in the words of each kind of function.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for call in ["len()", "len(1, 2)", "abs()", "abs(1, 2)", "ord()", "chr(1, 2)", "hash()", "id(1, 2)", "iter()", "next()", "callable()", "isinstance(1)", "isinstance(1, 2, 3)", "issubclass(1)", "getattr(1)", "getattr(1, 'a', 2, 3)", "setattr(1, 'a')", "hasattr(1)", "delattr(1)", "divmod(1)", "pow(1)", "pow(1, 2, 3, 4)", "round()", "round(1, 2, 3)", "sum()", "sum([], 1, 2)",
             "sorted()", "sorted([], 1)", "min()", "max()", "any()", "all(1, 2)", "bin()", "hex(1, 2)", "oct()", "repr()", "ascii(1, 2)", "format()", "format(1, '', 3)", "vars(1, 2)", "dir(1, 2)", "globals(1)", "locals(1)", "input(1, 2)", "eval()", "exec()", "compile()", "compile(1, 2, 3, 4, 5, 6, 7)", "open()", "__import__()", "breakpoint" if False else "memoryview()", "memoryview(1, 2)", "enumerate()", "enumerate(1, 2, 3)", "zip(1)", "map(1)",
             "filter(1)", "reversed()", "slice()", "range()", "range(1, 2, 3, 4)", "complex(1, 2, 3)", "float(1, 2)", "int(1, 2, 3)", "str(1, 2, 3, 4)", "bool(1, 2)", "bytes(1, 2, 3, 4)", "bytearray(1, 2, 3, 4)", "list(1, 2)", "tuple(1, 2)", "set(1, 2)", "frozenset(1, 2)", "dict(1, 2)", "object(1)", "type()", "type(1, 2)", "property(1, 2, 3, 4, 5)", "staticmethod()", "classmethod(1, 2)",
             "'a'.encode(1, 2, 3)", "'a'.upper(1)", "[].append()", "{}.get()", "{}.pop()", "(1).bit_length(1)", "(1.5).hex(1)", "b''.hex(1, 2, 3)"]:
    print(call, attempt(eval, call))
