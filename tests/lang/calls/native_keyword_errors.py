# Keywords that builtin functions do not know, with the name that was perhaps meant.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for call in ["sorted([], ky=1)", "[].sort(revers=1)", "int('1', bse=2)", "open('x', mod=1)", "'a'.encode(encodin=1)", "'a'.split(sepp=1)", "(1).to_bytes(lenth=1)", "print(file=1, foo=2)", "print(ed=1)", "sum([], strt=1)", "pow(2, 3, md=1)", "compile('1', 'a', 'eval', flag=1)", "complex(reel=1)", "property(fgt=1)",
             "bytes(sorce=1)", "bytearray(encodng=1)", "str(objct=1)", "zip(stric=1)", "'a'.splitlines(keepend=1)", "b'a'.hex(separ=1)", "b''.translate(b'', delet=1)", "b''.decode(error=1)", "memoryview(b'').tobytes(odrer=1)", "int.from_bytes(b'', byteorde=1)", "ImportError(nam=1)", "AttributeError(nme=1)", "NameError(nam=1)", "enumerate(foo=1)", "enumerate(iterable=[], foo=1)",
             "round(numbr=1)", "memoryview(objet=1)", "memoryview(b'').cast(formt=1)", "__import__(nam=1)", "exec('1', global_=1)", "eval('1', globls=1)", "sorted([], x=1, key=None)", "sorted([], key=1, key2=2)", "float(x=1)", "list(foo=1)", "dict.fromkeys(a=1)", "range(x=1)", "[].index(x=1)"]:
    print(call, attempt(eval, call))
