#!/usr/bin/env python3
"""Strange calls: every builtin, every function, class and method of the native modules, every operator, with arguments
that nobody passes on purpose.

    fuzz/api.py GILLIE [--seed FIRST] [--seconds S] [--calls N] [--jobs J] [--only TEXT]
    fuzz/api.py GILLIE --compare PYTHON    # tame arguments; results and errors compared with CPython's
    fuzz/api.py GILLIE --deep            # each wrapper nested 200,000 times, under each operation
    GILLIE fuzz/api.py --child SEED INDEX  # one call again

No call may end the process, panic (`SystemError: native code panicked`), or go on for ever without listening to a
signal. Each call is a line of Python made from its number alone, so that it can be repeated alone; a child writes
the line down before it runs it, and its parent reports the line that a child died of.
"""
import os
import random
import re
import sys

CALLS = 400

# What a call must not do to the process that tests it, or to the machine.
FORBIDDEN_MODULES = {
    "posix", "_posixsubprocess", "faulthandler", "_signal", "fcntl", "termios", "resource", "_socket", "pwd", "grp", "_imp",
    "_sysconfigdata__linux_x86_64-linux-gnu",
}
FORBIDDEN = {
    "exit", "quit", "input", "breakpoint", "help", "open", "open_code", "print", "_exit", "abort", "FileIO", "exec_module",
    "eval", "exec", "__import__", "_clear_internal_caches", "_shutdown", "_clear", "_run_exitfuncs", "interrupt_main",
    "_current_frames", "settrace", "setprofile", "_settraceallthreads", "_setprofileallthreads", "setrecursionlimit",
    "set_int_max_str_digits", "__breakpointhook__", "breakpointhook", "exit_thread", "daemon_threads_allowed", "fork",
    "start_new_thread", "start_new", "start_joinable_thread", "_make_thread_handle", "set_check_interval", "clock_settime",
    "clock_settime_ns", "unregister", "excepthook", "unraisablehook", "displayhook", "setlocale", "set_policy", "freeze",
}

VALUES = [
    "0", "1", "-1", "2", "3", "7", "255", "256", "65536", "2**31-1", "2**31", "-2**31", "2**32", "2**47", "2**48", "-2**48",
    "-2**48-1", "2**63-1", "2**63", "-2**63", "-2**63-1", "2**64", "2**64-1", "10**30", "-10**30", "1<<5000", "True", "False",
    "0.0", "-0.0", "1.5", "-2.5", "1e308", "5e-324", "float('nan')", "float('inf')", "-float('inf')", "1j", "complex('nan+infj')",
    "None", "...", "NotImplemented", "''", "'a'", "'abc'", "'\\0'", "'\\ud800'", "'é€'", "'\\U0001F600x'", "'a'*300", "'{}'", "'{0.a[b]!r:>{1}}'",
    "'%s'", "'%(a)d'", "'%*.*f'", "'utf-8'", "'strict'", "'surrogateescape'", "'rb'", "'i'", "'<3sQ?'", "'0'", "'1e5'", "'-0x1_0'", "'\\n'",
    "b''", "b'a'", "b'abc\\xff\\0'", "bytes(300)", "bytearray()", "bytearray(b'abc')", "memoryview(b'abcdefgh')",
    "memoryview(bytearray(24)).cast('i')", "memoryview(bytearray(24)).cast('B', [2, 3, 4])", "memoryview(bytearray(8))[::-2]",
    "()", "(1,)", "(1, 2)", "(1, 'a', None)", "((1, 2), (3, 4))", "[]", "[1]", "[1, 2, 3]", "[3, 'a', None]", "[[1, 2], [3, 4]]", "list(range(50))",
    "{}", "{1: 2}", "{'a': 1, 'b': 2}", "{(): []}", "set()", "{1, 2}", "{1, 'a', ()}", "frozenset({1, 2})", "range(0)", "range(10)", "range(10**20)",
    "range(5, -5, -2)", "slice(None)", "slice(1, -1, 2)", "slice(10**30, -10**30, -1)", "slice(E(), 1, 0)",
    "int", "str", "type", "object", "list", "dict", "Exception", "BaseException", "BaseExceptionGroup", "StopIteration", "type(None)", "type(...)", "type(len)",
    "len", "print_nothing", "(lambda: 0)", "(lambda *a, **k: a[0] if a else None)", "(lambda x: x)", "raises", "isinstance",
    "object()", "E()", "L()", "M()", "R()", "W()", "S()", "P()", "E", "L", "M", "Meta", "SubInt(3)", "SubStr('ab')", "SubList([1, 2])", "SubDict(a=1)",
    "SubTuple((1, 2))", "SubBytes(b'ab')", "SubFloat(2.0)", "SubSet({1})", "Bad", "Bad()",
    "loop_list()", "loop_dict()", "loop_exception()", "deep_list()", "deep_tuple()", "V_list", "V_dict", "V_set", "V_deque", "V_bytearray", "V_array", "V_od",
    "gen()", "gen_started()", "gen_done()", "coro()", "agen()", "iter([1, 2])", "iter(V_list)", "iter(V_dict)", "iter(V_set)", "iter(V_deque)", "iter(())",
    "iter({1: 2}.items())", "reversed([1, 2])", "iter('ab')", "iter(b'ab')", "iter(range(3))", "iter(int, 1)", "iter(M(), None)", "iter(L())",
    "enumerate([1])", "zip([1], [2])", "map(M(), [1])", "filter(None, [0, 1])", "{1: 2}.keys()", "V_dict.items()", "V_dict.values()",
    "itertools.count()", "itertools.count(2**63)", "itertools.cycle([1])", "itertools.repeat(1)", "itertools.repeat(1, 3)", "itertools.chain([1], [2])",
    "itertools.islice([1, 2], 1)", "itertools.product([1, 2], repeat=2)", "itertools.permutations([1, 2])", "itertools.combinations([1, 2, 3], 2)",
    "itertools.groupby([1, 1, 2])", "next(itertools.groupby([1, 1]))[1]", "itertools.tee([1, 2])[0]", "itertools.accumulate([1, 2])", "itertools.batched([1, 2, 3], 2)",
    "itertools.pairwise([1, 2])", "itertools.starmap(M(), [(1,)])", "itertools.zip_longest([1], [])", "itertools.takewhile(M(), [1])",
    "collections.deque([1, 2, 3])", "collections.deque([1, 2, 3], 3)", "collections.OrderedDict(a=1)", "collections.defaultdict(M(), a=1)", "collections.Counter('aab')",
    "array.array('i', [1, 2])", "array.array('d')", "array.array('u', 'ab')", "array.array('Q', [2**64-1])", "types.SimpleNamespace(a=1)", "types.MappingProxyType({1: 2})",
    "types.MethodType(len, [1])", "types.GenericAlias(list, (int,))", "int | str", "types.ModuleType('m')", "types.CellType(1)", "types.CellType()",
    "(lambda: 0).__code__", "frame()", "traceback()", "ValueError('x')", "KeyError(1)", "OSError(2, 'x', 'f')", "UnicodeDecodeError('utf-8', b'a\\xff', 1, 2, 'r')",
    "UnicodeEncodeError('ascii', 'a\\xff', 1, 2, 'r')", "ExceptionGroup('g', [ValueError(1)])", "StopIteration(3)", "SyntaxError('m', ('f', 1, 2, 't', 1, 3))", "SystemExit(L())",
    "ImportError('x', name=L())", "property(M())", "classmethod(len)", "staticmethod(M())", "super(SubList, SubList())", "functools.partial(M(), 1)", "functools.partial(len)",
    "functools.lru_cache(M())", "functools.cmp_to_key(M())(1)", "functools.reduce", "operator.itemgetter(1, 0)", "operator.attrgetter('a.b')", "operator.methodcaller('pop', 0)",
    "io.BytesIO(b'abc')", "io.StringIO('ab\\nc')", "io.TextIOWrapper(io.BytesIO(b'a\\nb'))", "io.BufferedReader(io.BytesIO(b'abc'))", "io.BufferedWriter(io.BytesIO())",
    "io.BufferedRandom(io.BytesIO(b'abc'))", "io.BufferedRWPair(io.BytesIO(b'a'), io.BytesIO())", "io.BufferedReader(BadRaw())", "io.BufferedWriter(BadRaw())", "io.TextIOWrapper(BadRaw())",
    "io.IncrementalNewlineDecoder(None, True)", "io.IncrementalNewlineDecoder(M(), True)", "re.compile('(a)|(?P<n>b)')", "re.compile(b'a*')", "re.match('(a)(b)?', 'a')",
    "re.compile('a*').scanner('aab')", "re.compile('(?<=a)b').finditer('ab')", "random.Random(1)", "struct.Struct('<3sQ?')", "struct.Struct('i').iter_unpack(bytes(8))", "weakref.ref(K)", "weakref.proxy(K)", "weakref.proxy(M_)",
    "contextvars.ContextVar('v')", "contextvars.copy_context()", "contextvars.Context()", "datetime.datetime(2000, 1, 1)", "datetime.date.max", "datetime.timedelta(1, 2, 3)", "datetime.timedelta.max",
    "datetime.timezone.utc", "datetime.time(1, 2)", "decimal.Decimal('1.5')", "decimal.Decimal('sNaN')", "decimal.Context(prec=3)", "hashlib.md5(b'a')", "hashlib.sha3_256()", "zlib.compressobj()", "zlib.decompressobj()",
    "bz2.BZ2Compressor()", "bz2.BZ2Decompressor()", "lzma.LZMACompressor()", "lzma.LZMADecompressor()", "csv.reader(['a,b'])", "csv.writer(io.StringIO())", "threading.Lock()", "threading.RLock()", "_thread._local()",
    "queue.SimpleQueue()", "pickle.Pickler(io.BytesIO())", "pickle.Unpickler(io.BytesIO(pickle.dumps([1, {2: 3}])))", "pickle.dumps([1, (2, 3)])", "marshal.dumps([1, 'a', (2,)])", "ast.parse('a + 1')", "ast.Name('x')", "ast.Constant(M())",
    "ast.Module([ast.Expr(L())], [])", "symtable.symtable('a = 1', 'f', 'exec')", "json.JSONEncoder()", "json.JSONDecoder()", "time.localtime(0)", "sys.flags", "sys.version_info", "os.stat_result(range(10))", "typing.TypeVar('T')", "typing.ParamSpec('Q')",
    "typing.Union[int, str]", "alias()", "asyncgen_asend()", "coro().__await__()", "unicodedata.ucd_3_2_0", "sys", "builtins", "K", "M_", "globals()", "vars(SubInt)", "SubInt.__dict__", "list.append", "list.__dict__['append']", "[].append", "[].__len__", "int.__add__", "(1).__add__",
    "dict.fromkeys", "dict.__dict__['fromkeys']", "str.maketrans", "type.__dict__['__mro__']", "Slots.a", "Slots()", "function.__code__", "function", "M().method", "SubInt.real", "int.__dict__['real']",
]

if os.environ.get("API_FINITE"):
    VALUES = [v for v in VALUES if "count(" not in v and v not in ("iter(int, 1)", "itertools.cycle([1])", "itertools.repeat(1)", "range(10**20)")]

OPERATORS = [
    "({0}) + ({1})", "({0}) - ({1})", "({0}) * ({1})", "({0}) @ ({1})", "({0}) / ({1})", "({0}) // ({1})", "({0}) % ({1})", "({0}) ** ({1})", "({0}) << ({1})", "({0}) >> ({1})",
    "({0}) & ({1})", "({0}) | ({1})", "({0}) ^ ({1})", "({0}) < ({1})", "({0}) <= ({1})", "({0}) == ({1})", "({0}) != ({1})", "({0}) > ({1})", "({0}) in ({1})", "({0})[{1}]", "({0})[{1}:{2}]", "({0})[{1}:{2}:{3}]",
    "divmod({0}, {1})", "pow({0}, {1}, {2})", "-({0})", "+({0})", "~({0})", "not ({0})", "hash({0})", "repr({0})", "str({0})", "len({0})", "iter({0})", "next({0})", "list({0})", "tuple({0})", "set({0})", "dict({0})", "sorted({0})", "sorted({0}, key={1})",
    "sum({0})", "sum({0}, {1})", "max({0}, key={1})", "bytes({0})", "bytearray({0})", "int({0})", "int({0}, {1})", "float({0})", "complex({0})", "complex({0}, {1})", "bool({0})", "str({0}, {1}, {2})", "format({0}, {1})", "'%s' % ({0})", "({0}) % {{'a': {1}}}",
    "f'{{({0})!r:>10}}'", "'{{:{{}}}}'.format({0}, {1})", "isinstance({0}, {1})", "issubclass({0}, {1})", "getattr({0}, {1})", "delattr({0}, {1})", "setattr({0}, {1}, {2})", "hasattr({0}, {1})", "({0})({1})", "({0})({1}, {2})", "({0})()", "({0})(*({1}), **({2}))",
    "[*({0}), *({1})]", "{{**({0}), **({1})}}", "{{({0}): 1}}", "[x for x in {0}]", "next(iter({0}), {1})", "type({0})({1})", "type({0})({1}, {2})", "type({0})({1}, {2}, {3})", "type({0}).__new__({1}, {2})", "type({0}).__init__({0}, {1})", "object.__new__(type({0}))",
    "type({0}).__new__(type({0}), {1}, {2})", "type('X', ({0},), {{}})", "type('X', (type({0}),), {{'__slots__': ({1},)}})", "type('X', (type({0}),), {{}})({1})", "type('X', ({0}, {1}), {2})", "do('x.y = 1', x={0})", "do('del x[y]', x={0}, y={1})", "do('x[y] = z', x={0}, y={1}, z={2})", "do('x[y:z] = w', x={0}, y={1}, z={2}, w={3})",
    "do('x[::y] = z', x={0}, y={1}, z={2})", "do('x += y', x={0}, y={1})", "do('x *= y', x={0}, y={1})", "do('x |= y', x={0}, y={1})", "do('x &= y', x={0}, y={1})", "do('x -= y', x={0}, y={1})", "do('x **= y', x={0}, y={1})", "do('x, *y = z', z={0})", "do('a, b = z', z={0})", "do('raise x', x={0})", "do('raise x from y', x={0}, y={1})",
    "do('try: raise ValueError\\nexcept x: pass', x={0})", "do('try: raise ExceptionGroup(\"g\", [ValueError()])\\nexcept* x: pass', x={0})", "do('with x: pass', x={0})", "do('for i in x: V_list.append(i)\\n', x={0})", "do('for i in x:\\n  x.clear()\\n  break', x={0})", "do('match x:\\n  case [a, *b]: pass\\n  case {{\"a\": c, **d}}: pass\\n  case y(): pass\\n  case y(1, 2): pass', x={0}, y={1})",
    "do('class C(x, metaclass=y): pass', x={0}, y={1})", "do('class C(x): __slots__ = y', x={0}, y={1})", "do('print(x, y, sep=z, file=w)', x={0}, y={1}, z={2}, w={3})", "do('assert not x, y', x={0}, y={1})", "do('[a for a in x for b in y]', x={0}, y={1})", "do('yield_from(x)', x={0})", "awaits({0})", "compile({0}, {1}, {2})", "exec({0})", "eval({0})",
    "compile({0}, 'f', 'exec')", "copy.copy({0})", "copy.deepcopy({0})", "pickle.dumps({0}, {1})", "pickle.loads({0})", "marshal.dumps({0})", "marshal.loads({0})", "json.dumps({0})", "json.loads({0})", "struct.pack({0}, {1})", "struct.unpack({0}, {1})", "re.compile({0})", "re.sub({0}, {1}, {2})", "({0}).__reduce_ex__({1})", "({0}).__class__.__mro__",
    "do('x.__class__ = y', x={0}, y={1})", "do('x.__dict__ = y', x={0}, y={1})", "do('x.__bases__ = y', x={0}, y={1})", "do('x.__name__ = y', x={0}, y={1})", "do('x.__code__ = y', x={0}, y={1})", "do('x.__defaults__ = y', x={0}, y={1})", "do('x.__traceback__ = y', x={0}, y={1})", "do('x.__context__ = y; raise x', x={0}, y={1})", "types.FunctionType({0}, {1}, {2}, {3})", "({0}).__code__.replace(co_consts={1})",
    "({0}).replace({1}, {2})", "({0}).join({1})", "({0}).split({1}, {2})", "({0}).encode({1}, {2})", "({0}).decode({1}, {2})", "({0}).throw({1}, {2})", "({0}).send({1})", "({0}).close()", "vars({0})", "dir({0})", "memoryview({0})", "memoryview({0}).cast({1}, {2})", "sys.getsizeof({0})", "gc.get_referents({0})", "traceback_module.format_exception({0})", "sys.exc_info()", "dis_({0})",
]

SETUP = r'''
import sys, builtins, itertools, collections, array, types, functools, operator, io, re, random, struct, weakref, contextvars, datetime
import decimal, hashlib, zlib, bz2, lzma, csv, threading, _thread, queue, pickle, marshal, ast, symtable, json, time, os, typing
import unicodedata, copy, gc, math, traceback as traceback_module, dis, asyncio
V_list = [3, 1, 2]; V_dict = {1: 2, "a": 3}; V_set = {1, 2, "a"}; V_deque = collections.deque([1, 2, 3]); V_bytearray = bytearray(b"abcdef")
V_array = array.array("i", [1, 2, 3]); V_od = collections.OrderedDict(a=1, b=2)
def change():
    r = CHOOSE.randrange(6)
    for v in (V_list, V_dict, V_set, V_deque, V_bytearray, V_array, V_od):
        try:
            if r == 0: v.clear() if hasattr(v, "clear") else v.__delitem__(slice(None))
            elif r == 1: v.extend([7] * 300) if hasattr(v, "extend") else v.update(dict.fromkeys(range(300), 7)) if hasattr(v, "items") else v.update(range(300))
            elif r == 2: v.pop() if not isinstance(v, dict) else v.popitem()
            elif r == 3: v.append(E()) if hasattr(v, "append") else None
            elif r == 4: v.__init__()
        except Exception: pass
SPECIAL = """__len__ __iter__ __next__ __getitem__ __setitem__ __delitem__ __contains__ __call__ __hash__ __eq__ __lt__ __gt__ __le__ __ge__ __ne__ __add__ __radd__
__iadd__ __sub__ __rsub__ __mul__ __rmul__ __truediv__ __floordiv__ __mod__ __rmod__ __pow__ __rpow__ __lshift__ __and__ __or__ __ror__ __xor__ __neg__ __invert__ __abs__ __index__ __int__ __float__
__complex__ __bool__ __repr__ __str__ __bytes__ __format__ __round__ __trunc__ __floor__ __ceil__ __divmod__ __rdivmod__ __matmul__ __enter__ __exit__ __get__ __set__ __delete__ __getattr__
__reversed__ __length_hint__ __missing__ __instancecheck__ __subclasscheck__ __subclasshook__ __fspath__ __await__ __aiter__ __anext__ __aenter__ __aexit__ __reduce_ex__ __getstate__ __copy__ __deepcopy__ __dir__ __sizeof__ __set_name__
__buffer__ __release_buffer__ __mro_entries__ __class_getitem__ __init_subclass__ __prepare__ read write readinto readline seek tell flush close keys items values append decode encode""".split()
def made(name, body, bases=(object,), skip=()):
    return type(name, bases, {s: body(s) for s in SPECIAL if s not in skip})
def raising(s):
    def method(*a, **k): raise ValueError(s)
    return method
WRONG = [-1, "x", 2**100, None, 3.5, (), [], NotImplemented, b"a", type, -2**63]
def lying(s):
    def method(*a, **k): return CHOOSE.choice(WRONG)
    return method
GOOD = {"__len__": 3, "__hash__": 1, "__eq__": True, "__index__": 1, "__int__": 2, "__float__": 1.5, "__complex__": 1j, "__bool__": True, "__repr__": "r", "__str__": "s", "__bytes__": b"b", "__format__": "f", "__length_hint__": 5,
    "__contains__": True, "__fspath__": "p", "__dir__": ["a"], "__sizeof__": 3, "__lt__": True, "__gt__": False, "read": b"abc", "readline": b"abc\n", "readinto": 1, "write": 1, "tell": 0, "seek": 0, "__instancecheck__": True, "__subclasscheck__": True, "__buffer__": memoryview(b"buffer")}
def changing(s):
    def method(self, *a, **k):
        change()
        if s in ("__iter__", "keys", "items"): return iter([1, 2, 3])
        if s == "__next__":
            if CHOOSE.random() < .2: raise StopIteration
            return 1
        if s == "__getattr__" and a and str(a[0]).startswith("__"): raise AttributeError(a[0])
        if s == "__getitem__" and CHOOSE.random() < .2: raise IndexError
        return GOOD.get(s, 1)
    return method
def recursing(s):
    def method(self, *a, **k):
        return getattr(self, s)(*a, **k)
    return method
E = made("E", raising, skip=("__getattr__", "__dir__"))
L = made("L", lying, skip=("__getattr__", "__dir__"))
M = made("M", changing, skip=("__getattr__",)); M.method = lambda self, *a, **k: change()
R = made("R", recursing, skip=("__getattr__",))
class W:
    """Everything by __getattr__ and a lying __class__."""
    def __getattr__(self, name): return lambda *a: W()
    __class__ = property(lambda self: CHOOSE.choice([int, list, type, E]))
class S:
    "A sequence by the old protocol that never ends well."
    def __getitem__(self, i): change(); return i if i < 5 else E() + 1
    def __len__(self): return 10**9
class P:
    def __get__(self, *a): change(); return self
    def __set__(self, *a): change()
    def __set_name__(self, *a): change()
    def __del__(self): change()
class Meta(type):
    def __call__(cls, *a, **k): return 3
    def mro(cls): return [cls, object]
    def __instancecheck__(cls, x): change(); return "x"
class Bad(BaseException):
    def __new__(cls, *a): return CHOOSE.choice([3, None, [], Exception.__new__(Exception), object.__new__(M)])
class Slots: __slots__ = ("a", "__weakref__")
def sub(name, base): return type(name, (base,), {k: v for k, v in M.__dict__.items() if k in CHOSEN and callable(v)})
CHOSEN = CHOOSE.sample(SPECIAL, 8)
for taken in ("__getattr__", "__init_subclass__", "__subclasshook__", "__prepare__", "__mro_entries__"):
    if taken in CHOSEN: CHOSEN.remove(taken)
SubInt = sub("SubInt", int); SubStr = sub("SubStr", str); SubList = sub("SubList", list); SubDict = sub("SubDict", dict); SubTuple = sub("SubTuple", tuple)
SubBytes = sub("SubBytes", bytes); SubFloat = sub("SubFloat", float); SubSet = sub("SubSet", set)
class BadRaw(io.RawIOBase):
    def readable(self): return True
    def writable(self): return True
    def seekable(self): return True
    def readinto(self, b): change(); return CHOOSE.choice([-1, 10**9, None, "x", 1, 0, len(b)])
    def read(self, *a): return CHOOSE.choice([None, 3, "x", b"abc", b""])
    def write(self, b): change(); return CHOOSE.choice([-1, 10**9, None, "x", 1, 0])
    def seek(self, *a): return CHOOSE.choice([-5, 0, 10**30, "x", None])
    def tell(self): return CHOOSE.choice([-5, 0, 10**30, "x", None])
    def truncate(self, *a): return "x"
    read1 = read
K = type("Kept", (), {"x": 1}); M_ = M()
def print_nothing(*a, **k): pass
def raises(*a, **k): raise KeyError("raises")
def function(a, b=1, *c, d=2, **e): return a
def loop_list(): x = [1]; x.append(x); return x
def loop_dict(): x = {}; x["x"] = x; return x
def loop_exception():
    x = ValueError(); y = KeyError(); x.__context__ = y; y.__cause__ = x; return x
def deep_list(n=50000):
    x = []
    for _ in range(n): x = [x]
    return x
def deep_tuple(n=50000):
    x = ()
    for _ in range(n): x = (x,)
    return x
def gen():
    try: x = yield 1; yield x
    except ValueError: yield 5
    finally: change()
def gen_started(): g = gen(); next(g); return g
def gen_done(): g = gen(); list(g); return g
async def coro(): return 1
async def agen(): yield 1
def asyncgen_asend(): return agen().asend(None)
def frame(): return sys._getframe()
def traceback():
    try: raise ValueError
    except ValueError as e: return e.__traceback__
def alias():
    type X[T] = list[T]
    return X
def do(text, **names):
    scope = dict(globals()); scope.update(names); exec(text, scope); return scope.get("x")
def yield_from(x):
    def g(): yield from x
    return list(itertools.islice(g(), 20))
def awaits(x):
    async def f(): return await x
    f().send(None)
def dis_(x): dis.dis(x, file=io.StringIO())
'''


# For comparisons: nothing whose text is an address, that lasts for ever, or that differs on purpose.
WILD = re.compile(r"\b(E|L|M|R|W|S|P|M_|K|Bad|Meta|BadRaw|change|raises|print_nothing|function|frame|traceback|gen|gen_started|gen_done|coro|agen|alias|asyncgen_asend|sys|os|builtins|globals|vars|threading|_thread|"
    r"weakref|contextvars|count|cycle|repeat|getsizeof|dis_|traceback_module|object|len|Sub\w+|Slots|deep_\w+|gc|dir|pickle|marshal|symtable|ast|code|__code__|__dict__|id|hash|set|frozenset|V_set|"
    r"random|time|asyncio|localtime|range.10..20.)\b|lambda|iter\(int|'utf|__class__|type\(len|\{1, 'a', \(\)\}|compile\(|exec\(|eval\(|MappingProxy|0x")


class Maker:
    """Makes the call of a number."""

    def __init__(self, seed, scope, modules):
        self.seed, self.scope, self.modules = seed, scope, modules

    tame = False

    def value(self, r):
        while True:
            value = r.choice(VALUES)
            if not (self.tame and WILD.search(value)):
                return value

    def arguments(self, r):
        parts = [self.value(r) for _ in range(r.choice([0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 6]))]
        if r.random() < .08:
            parts.append("*" + r.choice(["(1,) * 300", "V_list", "M()", "gen()"]))
        if r.random() < .12:
            name = r.choice(["key", "start", "default", "reverse", "errors", "encoding", "maxlen", "strict", "flags", "initial", "func", "repeat", "value", "buffering", "mode", "n", "x", "base", "signed", "byteorder"])
            parts.append(f"{name}={self.value(r)}")
        if r.random() < .04:
            parts.append("**" + r.choice(["V_dict", "{'a': 1}", "SubDict(b=2)", "M()"]))
        return ", ".join(parts)

    def line(self, index):
        r = random.Random(self.seed * 1_000_003 + index)
        kind = r.random()
        if kind < .4:
            template = r.choice(OPERATORS)
            return template.format(*(self.value(r) for _ in range(4))), r
        if kind < .75:
            receiver = self.value(r)
            return ("method", receiver, r), r
        module, name = r.choice(self.modules)
        path = f"{module}.{name}"
        call = f"sys.modules[{module!r}].{name}({self.arguments(r)})"
        if r.random() < .25:
            return ("method", call, r), r
        return call, r


def callables():
    """Pairs of module and name of all that the native modules have to call."""
    pairs = []
    for module in sorted(sys.builtin_module_names):
        if module in FORBIDDEN_MODULES:
            continue
        try:
            loaded = __import__(module, fromlist=["x"])
        except ImportError:
            continue
        for name in sorted(vars(loaded)):
            if name not in FORBIDDEN and callable(getattr(loaded, name, None)) and name.isidentifier():
                pairs.append((module, name))
    return pairs


def child(seed, first, count, log):
    import signal

    class Slow(BaseException):
        pass

    armed = False

    def slow(*_):
        if armed:
            raise Slow

    report = open(log, "a") if log else sys.stdout
    limit = int(os.environ.get("API_MEMORY", "0"))
    if limit:
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (limit << 20, limit << 20))
    signal.signal(signal.SIGALRM, slow)
    pairs = callables()
    found = 0
    for index in range(first, first + count):
        choose = random.Random(seed * 7 + index)
        scope = {"CHOOSE": choose, "__name__": "strange"}
        exec(CODE, scope)
        maker = Maker(seed, scope, pairs)
        line, r = maker.line(index)
        lines = [line]
        try:
            armed = True
            signal.setitimer(signal.ITIMER_REAL, 3, 1)
            if isinstance(line, tuple):
                _, receiver, r = line
                report.write(f"{index}: x = {receiver}\n")
                report.flush()
                target = eval(receiver, scope)
                names = [n for n in dir(target) if n not in FORBIDDEN and isinstance(n, str) and n.isidentifier()]
                name = r.choice(names) if names else "x"
                line = f"({receiver}).{name}({maker.arguments(r)})"
                if r.random() < .1 and receiver not in ("builtins", "sys", "globals()"):
                    line = f"do('x.{name} = y', x={receiver}, y={maker.value(r)})"
            report.write(f"{index}: {line}\n")
            report.flush()
            result = eval(line, scope)
            # What came out is used a little.
            repr(result)
            if r.random() < .3:
                hash(result)
            if hasattr(type(result), "__next__"):
                for _, _ in zip(range(5), result):
                    change = scope["change"]
                    change()
            del result
        except SystemError as error:
            if "panicked" in str(error) or "internal" in str(error):
                report.write(f"FOUND {index}: {error}\n")
                report.flush()
        except BaseException:
            pass
        while True:
            try:
                armed = False
                signal.setitimer(signal.ITIMER_REAL, 0)
                break
            except BaseException:
                pass
        try:
            target = line = scope = None
        except BaseException:
            pass
    report.write("DONE\n")
    report.flush()
    os._exit(0)


CODE = compile(SETUP, "setup", "exec")

# Wrappers: each makes something of an `x`, and is applied again and again.
WRAPPERS = {
    "list": "[x]", "tuple": "(x,)", "dict": "{1: x}", "frozenset": "frozenset([x])", "chain": "itertools.chain(x, [1])", "map": "map(lambda y: y, x)", "filter": "filter(None, x)", "zip": "zip(x)", "enumerate": "enumerate(x)",
    "islice": "itertools.islice(x, 5)", "accumulate": "itertools.accumulate(x)", "cycle": "itertools.cycle(x)", "takewhile": "itertools.takewhile(bool, x)", "dropwhile": "itertools.dropwhile(bool, x)", "starmap": "itertools.starmap(lambda *y: y, x)",
    "groupby": "itertools.groupby(x)", "tee": "itertools.tee(x, 1)[0]", "compress": "itertools.compress(x, [1, 1])", "batched": "itertools.batched(x, 1)", "pairwise": "itertools.pairwise(x)", "zip_longest": "itertools.zip_longest(x)", "filterfalse": "itertools.filterfalse(bool, x)", "chain_from": "itertools.chain.from_iterable([x])",
    "genexp": "(y for y in x)", "generator": "delegate(x)", "partial": "Keep(x)", "method": "types.MethodType(x, 1)", "partialfn": "functools.partial(lambda y, *a: y, x)", "property": "property(x)", "classmethod": "classmethod(x)", "staticmethod": "staticmethod(x)",
    "partials": "sub_partial(x)", "mappingproxy": "types.MappingProxyType(x) if hasattr(x, 'keys') else types.MappingProxyType({})", "alias": "types.GenericAlias(list, (x,))", "aliasorigin": "types.GenericAlias(x, int)", "slice": "slice(x, x)", "cell": "types.CellType(x)", "namespace": "types.SimpleNamespace(a=x)", "deque": "collections.deque([x])", "odict": "collections.OrderedDict(a=x)",
    "defaultdict": "collections.defaultdict(x if callable(x) else int, a=x)", "exception": "ValueError(x)", "cause": "chained(x)", "context": "context(x)", "group": "ExceptionGroup('g', [x if isinstance(x, Exception) else ValueError()])", "memoryview": "memoryview(x) if isinstance(x, (bytes, memoryview)) else memoryview(b'ab')", "proxy": "proxy(x)", "super": "Chain(x)", "class": "type('C', (x if isinstance(x, type) else object,), {})",
    "metaclass": "type('M', (x if isinstance(x, type) and issubclass(x, type) else type,), {})", "union": "int | types.GenericAlias(list, (x,))", "reader": "io.BufferedReader(x if isinstance(x, io.IOBase) else io.BytesIO())", "cmp_key": "functools.cmp_to_key(len)(x)", "itemgetter": "operator.itemgetter(x)", "methodcaller": "operator.methodcaller('a', x)", "lru": "functools.lru_cache(x if callable(x) else len)", "wrapped": "wrapped(x)",
    "ast": "ast.UnaryOp(ast.Not(), x if isinstance(x, ast.AST) else ast.Constant(1))", "astbin": "ast.BinOp(x if isinstance(x, ast.AST) else ast.Constant(1), ast.Add(), ast.Constant(1))", "iterator": "iter(x)", "reversed": "Rev(x)", "coroutine": "waits(x)", "awaitable": "Await(x)", "asyncgen": "anexts(x)", "callableobj": "CallIn(x)", "nestediter": "IterIn(x)", "getattrobj": "AttrIn(x)", "eqobj": "EqIn(x)", "lock_local": "Local(x)", "code": "(lambda: 0).__code__.replace(co_consts=(x if isinstance(x, types.CodeType) else 1,))", "typevar": "typing.TypeVar('T', bound=x)", "csv": "csv.reader(x)",
    "weakref": "weakly(x)", "context_run": "contextvars.copy_context().run(lambda: x)", "re_nest": "'(' + x + ')' if isinstance(x, str) and len(x) < 100000 else 'a'", "jsontext": "'[' + x + ']' if isinstance(x, str) and len(x) < 100000 else '1'", "parens": "'-' + x if isinstance(x, str) and len(x) < 100000 else '1'", "ifs": "x if 0 else 'f(' + x + ')' if isinstance(x, str) and len(x) < 100000 else '1'", "fmt": "'{:' + x + '}' if isinstance(x, str) and len(x) < 100000 else '{}'", "attrs": "x + '.a' if isinstance(x, str) and len(x) < 100000 else 'a'",
}
USES = [
    "repr(x)", "str(x)", "hash(x)", "x == y", "x != y", "x < y", "bool(x)", "len(x)", "iter(x)", "next(x)", "list(x)", "x()", "x(1)", "x.a", "x.__name__", "x.__doc__", "getattr(x, 'zz', 1)", "isinstance(1, x)", "isinstance(x, int)", "issubclass(x, int)", "issubclass(int, x)", "copy.copy(x)", "copy.deepcopy(x)",
    "pickle.dumps(x)", "pickle._dumps(x)", "marshal.dumps(x)", "json.dumps(x)", "'%s' % (x,)", "f'{x}'", "format(x)", "compile(x, 'f', 'exec')", "compile(x, 'f', 'eval')", "eval(x)", "ast.dump(x)", "ast.parse(x)", "ast.unparse(x)", "compile(ast.fix_missing_locations(ast.Expression(x)), 'f', 'eval')", "json.loads(x)", "re.compile(x)", "x.format(1)", "x.format(*[1] * 100)", "operator.attrgetter(x)(1)", "gc.collect()", "del_(x)", "x.__get__(1)",
    "x.__get__(1, int)", "x.__wrapped__", "x.__isabstractmethod__", "inspect_sig(x)", "raises_(x)", "traceback_module.format_exception(x)", "sys.excepthook(type(x), x, None)", "x.send(None)", "x.close()", "x.throw(ValueError)", "x.read(1)", "x.__length_hint__()", "operator.length_hint(x)", "x.__reduce_ex__(2)", "x.__reduce__()", "x.__setstate__(1)", "x[0]", "x[int]", "x + x", "x | x", "x |= x", "x in x", "1 in x", "sorted([x, y])", "max(x, y)",
    "x.split(x)", "sys.getsizeof(x)", "dir(x)", "vars(x)", "x.__mro__", "x.__bases__", "x.__init__()", "x.__class__", "typing.get_type_hints(x)", "x.__parameters__", "x.__args__", "x[int, str]", "dis_(x)", "x.__next__()", "awaits(x)", "x.__await__()", "asyncio.run(x)", "contextvars.copy_context().run(x)", "threading.Thread(target=x)", "weakref.ref(x)", "memoryview(x)", "x.tobytes()", "x.release()", "hash(x.__code__)", "x.subgroup(lambda e: 1 / 0)", "x.split(ValueError)", "x.derive([x])", "raise_star(x)", "exec(x)", "x.__code__", "x.__self__",
    "tuple(x)", "set(x)", "dict(x)", "sum(x)", "bytes(x)", "str.join('', x)", "x.keys()", "int(x)", "float(x)", "abs(x)", "-x", "x ** x", "round(x)", "divmod(x, x)", "for_(x)", "unpack(x)", "with_(x)", "match_(x)", "symtable.symtable(x, 'f', 'exec')", "types.coroutine(x)", "functools.reduce(x, [1, 2])", "x.cache_info()", "functools.singledispatch(x)",
]
DEEP_SETUP = r'''
import inspect
class Keep(functools.partial): pass
Keep = lambda x: functools.partial(x if callable(x) else len)
def delegate(x): yield from x
def sub_partial(x):
    p = functools.partial(len); p.__setstate__((x if callable(x) else len, (), {}, None)); return p
def chained(x):
    e = ValueError(); e.__cause__ = x if isinstance(x, BaseException) else None; return e
def context(x):
    e = ValueError(); e.__context__ = x if isinstance(x, BaseException) else None; return e
KEPT = []
def proxy(x):
    try: p = weakref.proxy(x)
    except TypeError: p = M()
    KEPT.append(x); return p
def weakly(x):
    class H: pass
    h = H(); h.x = x; return h
class Chain:
    def __init__(self, x): self.x = x
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        return getattr(self.x, name)
class Rev:
    def __init__(self, x): self.x = x
    def __reversed__(self): return reversed(self.x)
    def __iter__(self): return iter(self.x)
    def __len__(self): return len(self.x)
    def __bool__(self): return bool(self.x)
    def __repr__(self): return repr(self.x)
    def __index__(self): return operator.index(self.x)
class CallIn:
    def __init__(self, x): self.__call__ = x; self.x = x
    def __call__(self, *a): return self.x(*a)
class IterIn:
    def __init__(self, x): self.x = iter(x)
    def __iter__(self): return self
    def __next__(self): return next(self.x)
class AttrIn:
    def __init__(self, x): self.x = x
    def __getattribute__(self, name): return getattr(object.__getattribute__(self, "x"), name)
class EqIn:
    def __init__(self, x): self.x = x
    def __eq__(self, y): return self.x == y
    def __hash__(self): return hash(self.x)
    def __lt__(self, y): return self.x < y
    def __instancecheck__(self, y): return isinstance(y, self.x)
    def __contains__(self, y): return y in self.x
    def __format__(self, s): return format(self.x)
    def __enter__(self): return self.x.__enter__()
    def __exit__(self, *a): return
class Await:
    def __init__(self, x): self.x = x
    def __await__(self): return self.x.__await__() if hasattr(self.x, "__await__") else iter([])
class Local(_thread._local): 
    def __init__(self, x): self.x = x
async def waits(x): return await x
async def anexts(x):
    async for y in x: yield y
def wrapped(x):
    def f(): pass
    f.__wrapped__ = x; return f
def inspect_sig(x): return inspect.signature(x)
def raises_(x): raise x
def raise_star(x):
    try: raise x
    except* ValueError: pass
def del_(x): pass
def for_(x):
    for y in x: break
def unpack(x): a, *b = x
def with_(x):
    with x: pass
def match_(x):
    match x:
        case [[[a]]]: pass
        case {1: b}: pass
'''


def lines_of(seed, count):
    """Calls with tame arguments, for comparisons: names of attributes are CPython's."""
    scope = {"CHOOSE": random.Random(1), "__name__": "strange"}
    exec(CODE, scope)
    maker = Maker(seed, scope, [pair for pair in callables() if not pair[0].startswith("_gillie")])
    maker.tame = True
    while count:
        seed += 1
        r = random.Random(seed)
        kind = r.random()
        if kind < .5:
            line = r.choice(OPERATORS).format(*(maker.value(r) for _ in range(4)))
        elif kind < .9:
            receiver = maker.value(r)
            try:
                names = [n for n in dir(eval(receiver, scope)) if n not in FORBIDDEN]
            except Exception:
                continue
            line = f"({receiver}).{r.choice(names)}({maker.arguments(r)})"
        else:
            module, name = r.choice(maker.modules)
            line = f"sys.modules[{module!r}].{name}({maker.arguments(r)})"
            if re.search(r"sizeof|_getframe|getrefcount|intern|get_objects|exc_info|modules.'(gc|gil|memory|_typing|_imp|time|sys)'|_debug|localtime|crash", line):
                continue
        if WILD.search(line.replace("sys.modules", "")):
            continue
        count -= 1
        yield line


def compared_child(path):
    """Runs the lines of a file and prints what comes out of each."""
    import signal

    def slow(*_):
        raise TimeoutError

    signal.signal(signal.SIGALRM, slow)
    with open(path) as file:
        lines = file.read().split("\n")
    out = os.fdopen(os.dup(1), "w")
    for number, line in enumerate(lines):
        scope = {"CHOOSE": random.Random(number), "__name__": "strange"}
        exec(CODE, scope)
        signal.setitimer(signal.ITIMER_REAL, 3)
        try:
            result = eval(line, scope)
            text = f"{type(result).__name__} {result!r}"
            if hasattr(type(result), "__next__"):
                text += repr([x for _, x in zip(range(20), result)])
        except BaseException as error:
            text = f"{type(error).__name__}: {error}"
        signal.setitimer(signal.ITIMER_REAL, 0)
        text = re.sub("0x[0-9a-fA-F]+", "0x", text[:1000])
        print(number, ascii(text), file=out, flush=True)
    out.flush()
    os._exit(0)


def compare(gillie, options):
    import subprocess
    import tempfile
    import time

    end = time.monotonic() + options.seconds
    seed, total, seen = options.seed * 10**6, 0, {}
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "lines")
        while time.monotonic() < end:
            lines = [ascii(line)[1:-1] if not line.isascii() else line for line in lines_of(seed, options.calls)]
            seed += 10**5
            with open(path, "w") as file:
                file.write("\n".join(lines))
            said = []
            for command in [options.compare], [gillie, *options.gillie_options.split()]:
                done = subprocess.run([*command, "-W", "ignore", os.path.abspath(__file__), "--compared-child", path], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL, errors="replace", timeout=600)
                said.append(dict(line.split(" ", 1) for line in done.stdout.splitlines() if line[:1].isdigit()))
            if len(said[1]) < len(lines):
                print("## ended after", lines[len(said[1])], done.returncode, done.stderr[-300:], flush=True)
            total += len(lines)
            for number, theirs in said[0].items():
                ours = said[1].get(number)
                if ours is None or ours == theirs or "MemoryError" in theirs or "TimeoutError" in theirs:
                    continue
                kind = (lines[int(number)].split("(")[0][-20:], re.sub("[0-9]+|'.*?'", "", ours)[:60], re.sub("[0-9]+|'.*?'", "", theirs)[:60])
                seen[kind] = seen.get(kind, 0) + 1
                if seen[kind] == 1:
                    print(f"{lines[int(number)]}\n   gillie  {ours[:300]}\n   CPython {theirs[:300]}", flush=True)
    print(total, "calls compared,", len(seen), "kinds of difference")


def deep_child(name, depth, use):
    scope = {"CHOOSE": random.Random(1), "__name__": "strange"}
    exec(CODE, scope)
    exec(DEEP_SETUP, scope)
    make = compile(WRAPPERS[name], "wrapper", "eval")

    def build():
        x = [1, 2]
        for _ in range(depth):
            scope["x"] = x
            try:
                x = eval(make, scope)
            except Exception:
                break
        return x

    scope["x"] = build()
    scope["y"] = build() if name not in ("class", "metaclass") else scope["x"]
    try:
        if use == "x |= x":
            exec(use, scope)
        else:
            eval(use, scope)
    except SystemError as error:
        if "panicked" in str(error):
            print("FOUND", error, flush=True)
    except BaseException as error:
        print(type(error).__name__, flush=True)
    scope.pop("x"), scope.pop("y")
    scope["KEPT"].clear()
    print("DONE", flush=True)
    os._exit(0)


def deep(gillie, options):
    import subprocess
    from concurrent.futures import ThreadPoolExecutor

    depth = str(options.depth)
    work = [(w, u) for w in WRAPPERS for u in USES if options.only in w + " " + u]
    random.Random(options.seed).shuffle(work)
    end = __import__("time").monotonic() + options.seconds

    def one(item):
        wrapper, use = item
        if __import__("time").monotonic() > end:
            return None
        command = [gillie, __file__, "--deep-child", wrapper, depth, use]
        try:
            done = subprocess.run(command, capture_output=True, timeout=options.timeout, stdin=subprocess.DEVNULL, errors="replace")
        except subprocess.TimeoutExpired:
            return wrapper, use, "TIMEOUT", ""
        bad = done.returncode != 0 or "DONE" not in done.stdout or "FOUND" in done.stdout or "panicked" in done.stderr
        return (wrapper, use, done.returncode, (done.stdout + done.stderr)[-600:]) if bad else None

    with ThreadPoolExecutor(options.jobs) as pool:
        bad = 0
        for found in pool.map(one, work):
            if found:
                bad += 1
                print("##", *found, flush=True)
    print(f"{len(work)} combinations, {bad} bad")


def parent(gillie, options):
    import subprocess
    import tempfile
    import time
    from concurrent.futures import ThreadPoolExecutor

    end = time.monotonic() + options.seconds
    seen = set()
    totals = {"calls": 0, "found": 0}

    def batch(seed):
        if time.monotonic() > end:
            return
        first = 0
        with tempfile.TemporaryDirectory() as folder:
            while first < options.calls and time.monotonic() < end:
                log = os.path.join(folder, "log")
                open(log, "w").close()
                command = [gillie, *options.gillie_options.split(), os.path.abspath(__file__), "--child", str(seed), str(first), str(options.calls - first), log]
                status, errors = "", b""
                # A child is patient with nobody: no line in its log for a while is a hang.
                process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=open(os.path.join(folder, "err"), "wb"), start_new_session=True)
                size, since = -1, time.monotonic()
                while process.poll() is None:
                    time.sleep(.1)
                    now = os.path.getsize(log)
                    if now != size:
                        size, since = now, time.monotonic()
                    elif time.monotonic() - since > options.timeout:
                        process.kill()
                        process.wait()
                        status = "HANG"
                        break
                status = status or process.returncode
                with open(log, errors="replace") as file:
                    lines = file.read().splitlines()
                with open(os.path.join(folder, "err"), errors="replace") as file:
                    errors = file.read()
                for line in lines:
                    if line.startswith("FOUND"):
                        text = line.split(":", 1)[1]
                        if text not in seen:
                            seen.add(text)
                            number = line.split()[1].rstrip(":")
                            call = [l for l in lines if l.startswith(number + ":")]
                            print(f"## seed {seed} {call[-1] if call else ''}\n   {line}", flush=True)
                            totals["found"] += 1
                if lines and lines[-1] == "DONE":
                    totals["calls"] += options.calls - first
                    if "AddressSanitizer" in errors:
                        print(errors[-3000:])
                    break
                last = next((l for l in reversed(lines) if l[:1].isdigit()), "0: (start)")
                number = int(last.split(":")[0])
                totals["calls"] += number + 1 - first
                totals["found"] += 1
                where = errors.find("AddressSanitizer")
                print(f"## seed {seed} status {status} {last}\n   {errors[where:where + 2500] if where >= 0 else errors[-500:]}", flush=True)
                first = number + 1

    with ThreadPoolExecutor(options.jobs) as pool:
        list(pool.map(batch, range(options.seed, options.seed + 1_000_000)) if options.seconds > 10**6 else run_until(pool, batch, options, end))
    print(f"{totals['calls']} calls, {totals['found']} findings")


def run_until(pool, batch, options, end):
    import time
    seed = options.seed
    while time.monotonic() < end:
        yield list(pool.map(batch, range(seed, seed + options.jobs * 2)))
        seed += options.jobs * 2


def main():
    if sys.argv[1:2] == ["--child"]:
        seed, first = int(sys.argv[2]), int(sys.argv[3])
        count = int(sys.argv[4]) if len(sys.argv) > 4 else 1
        return child(seed, first, count, sys.argv[5] if len(sys.argv) > 5 else None)
    if sys.argv[1:2] == ["--compared-child"]:
        return compared_child(sys.argv[2])
    if sys.argv[1:2] == ["--deep-child"]:
        return deep_child(sys.argv[2], int(sys.argv[3]), sys.argv[4])
    import argparse
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gillie")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--calls", type=int, default=CALLS)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--compare")
    parser.add_argument("--deep", action="store_true")
    parser.add_argument("--depth", type=int, default=200_000)
    parser.add_argument("--timeout", type=float, default=20)
    parser.add_argument("--gillie-options", default="")
    options = parser.parse_args()
    (compare if options.compare else deep if options.deep else parent)(options.gillie, options)


if __name__ == "__main__":
    main()
