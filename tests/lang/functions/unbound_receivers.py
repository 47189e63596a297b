# Methods of builtin types called with the wrong receiver or none.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for call in ["list.append()", "list.append(1)", "list.append((), 1)", "str.upper()", "str.upper(5)", "str.join(5, [])", "int.__add__()", "int.__add__('a', 1)", "int.__add__(1)", "dict.get(1, 2)", "dict.fromkeys.__func__", "object.__repr__()", "list.__len__(5)", "list.__iter__()", "float.__round__(1)", "bytes.decode('a')",
             "vars(dict)['fromkeys']()", "vars(dict)['fromkeys'](5)", "vars(dict)['fromkeys'](int, 'a')", "vars(int)['from_bytes'](bool, b'a')", "int.__new__()", "int.__new__(5)", "int.__new__(str)", "object.__new__(int)", "tuple.__new__(list)", "list.__init__()", "list.__init__(5)", "type.__call__()", "type.mro(5)", "type.__subclasses__()",
             "set.add(frozenset(), 1)", "str.__str__(5)", "object.__eq__(1)", "object.__setattr__(1, 'a')", "object.__setattr__(1, 'a', 2)", "object.__delattr__([], 'x')", "object.__getattribute__([], 5)", "object.__getattribute__([])", "type.__setattr__(int, 'x', 1)", "object.__setattr__(int, 'x', 1)", "super(int, 1).bit_length()", "object.__format__(1, 2)", "object.__reduce_ex__(1)", "object.__reduce_ex__(1, 'a')"]:
    print(call, attempt(eval, call))
