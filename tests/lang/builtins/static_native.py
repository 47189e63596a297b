"""Static methods of builtin types, and results of special methods that are of a subclass."""
import contextvars
import pickle
import warnings

for function in (str.maketrans, bytes.maketrans, bytearray.maketrans):
    print(function.__name__, function.__qualname__, function.__self__, function.__module__)
    print(repr(function).startswith("<built-in method maketrans of type object at "), function.__reduce__()[1])
    print([pickle.loads(pickle.dumps(function, protocol)) == function for protocol in range(5)])
    print([pickle.loads(pickle.dumps(function, protocol))(*["ab", "cd"] if function is str.maketrans else [b"ab", b"cd"])
           == function(*["ab", "cd"] if function is str.maketrans else [b"ab", b"cd"]) for protocol in (0, 4)])
print(repr(str.__dict__["maketrans"]).startswith("<staticmethod(<built-in method maketrans of type object at "))
print(dict.fromkeys.__self__, object.__new__.__self__, len.__self__.__name__)

for action in (
    lambda: contextvars.Context(1),
    lambda: contextvars.Context(a=1),
    lambda: type("X", (contextvars.Context,), {}),
    lambda: type("X", (contextvars.ContextVar,), {}),
    lambda: type("X", (contextvars.Token,), {}),
):
    try:
        print(action())
    except TypeError as error:
        print(error)
print(len(contextvars.Context()))


class Sub(complex):
    pass


class HasComplex:
    def __complex__(self):
        return Sub(1 + 2j)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(complex(HasComplex()), type(complex(HasComplex())).__name__)
print([(w.category.__name__, str(w.message)) for w in caught])
