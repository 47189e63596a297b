#!/usr/bin/env python3
"""Random programs: gillie's output compared with CPython's.

    fuzz/programs.py GILLIE PYTHON [FIRST-SEED] [COUNT]

Functions, generators, exceptions through `finally` and `with`, deletions, classes, comprehensions, closures, star
arguments, functions with hundreds of locals (wide instructions), `match`. Programs that differ, hang or crash are
kept in `fuzz/artifacts/programs`. Every third runs with the GIL offered after each instruction.
"""
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

G, P = sys.argv[1:3] if len(sys.argv) > 2 else sys.exit(__doc__)
KEEP = Path(__file__).resolve().parent / "artifacts" / "programs"

METHODS = {
    "str": "split rsplit join replace find index count strip lstrip zfill center ljust expandtabs partition rpartition startswith endswith upper title swapcase encode translate splitlines removeprefix casefold isdigit isidentifier format format_map __mod__ __contains__ __getitem__ __mul__".split(),
    "bytes": "split join replace find count strip hex decode center translate partition startswith upper isalpha splitlines removesuffix rjust __getitem__ __mod__".split(),
    "list": "append extend insert pop remove index count sort reverse copy clear __getitem__ __setitem__ __delitem__ __add__ __iadd__ __imul__ __contains__ __reversed__".split(),
    "dict": "get pop popitem setdefault update keys values items copy fromkeys __getitem__ __setitem__ __delitem__ __contains__ __or__ __ior__ __reversed__".split(),
    "set": "add discard remove pop update union intersection difference symmetric_difference issubset issuperset isdisjoint __and__ __or__ __sub__ __xor__ __le__ __contains__".split(),
    "int": "bit_length to_bytes bit_count as_integer_ratio __add__ __pow__ __floordiv__ __lshift__ __rshift__ __round__ __format__ __divmod__ from_bytes".split(),
    "float": "is_integer hex as_integer_ratio __round__ __floordiv__ __mod__ __pow__ __format__ fromhex".split(),
    "tuple": "index count __add__ __mul__ __getitem__ __contains__ __lt__ __hash__".split(),
    "range": "index count __getitem__ __contains__ __len__ __reversed__ __eq__".split(),
    "bytearray": "append extend insert pop remove reverse clear find replace __setitem__ __delitem__ __iadd__ __imul__ decode".split(),
    "deque": "append appendleft pop popleft rotate extend extendleft insert remove index count reverse copy __getitem__ __setitem__ __delitem__".split(),
    "memoryview": "tobytes tolist cast hex release toreadonly __getitem__ __setitem__ __len__ __eq__".split(),
}
CONSTANTS = {
    "str": "'héllo, wörld a b'", "bytes": "b'abc,def'", "list": "[3, 1, 2, 'x']", "dict": "{1: 'a', 'b': 2}", "set": "{5}", "int": "(2**70 + 5)", "float": "(-7.25)", "tuple": "(1, 2, 'a')",
    "range": "range(3, 40, 4)", "bytearray": "bytearray(b'hello')", "deque": "collections.deque([1, 2, 3], 4)", "memoryview": "memoryview(bytearray(b'abcdefgh'))",
}

class Gen:
    def __init__(self, seed):
        self.r = random.Random(seed); self.n = 0; self.lines = []; self.ind = 0
        self.infunc = 0; self.inloop = 0; self.ingen = False; self.isasync = False; self.depth = 0; self.infinally = 0; self.inclass = False
    def w(self, s):
        for l in s.split('\n'): self.lines.append('    ' * self.ind + l)
    def name(self): return self.r.choice('abcdefgh')
    def fresh(self, p='v'): self.n += 1; return f'{p}{self.n}'
    def const(self):
        r = self.r
        return r.choice(['0', '1', '-1', '2', '3', '7', '10', '255', '256', '2**48', '-2**48', '2**63', '10**20', '-5', '1.5', '-0.0', '1e300', "float('inf')", "'a'", "'xyz'", "''", "'é€'", "b'ab'", 'None', 'True', 'False', '()', '(1, 2)', '[]', '[1, 2, 3]', '{}', "{'a': 1}", '{1, 2}', '3j', '...', "'%s'", "'\\ud800'", 'int', 'range(3)'])
    def expr(self, d=0):
        r = self.r
        if d > 3 or r.random() < .25:
            return r.choice([self.name(), self.name(), self.name(), self.const()])
        e = lambda: self.expr(d + 1)
        k = r.randrange(46)
        if k >= 34: return self.data(k, e)
        if k < 5: return f'({e()} {r.choice(["+", "-", "*", "//", "%", "/", "&", "|", "^", "<<" if 0 else "+"])} {e()})'
        if k == 5: return f'({e()} {r.choice(["<", ">", "<=", ">=", "==", "!=", "is", "is not", "in", "not in"])} {e()})'
        if k == 6: return f'({e()} {r.choice(["and", "or"])} {e()})'
        if k == 7: return f'({r.choice(["-", "not ", "+", "~"])}{e()})'
        if k == 8: return f'({e()} if {e()} else {e()})'
        if k == 9: return f'[{", ".join(e() for _ in range(r.randrange(4)))}]'
        if k == 10: return f'({", ".join(e() for _ in range(2))}, *L({e()}))'
        if k == 11: return f'{{{", ".join(f"H({e()}): {e()}" for _ in range(r.randrange(3)))}}}'
        if k == 12: 
            v = self.name(); return f'[{e()} for {v} in L({e()})' + (f' if {e()}' if r.random() < .5 else '') + (f' for {self.name()} in L({e()})' if r.random() < .3 else '') + ']'
        if k == 13: v = self.name(); return f'{{H({e()}): {e()} for {v} in L({e()})}}'
        if k == 14: v = self.name(); return f'L({e()} for {v} in L({e()}))'
        if k == 15: return f'(lambda {self.name()}=1, *z, **k: {e()})({", ".join([e()] * r.randrange(2))})'
        if k == 16: return f'{e()}[{e()}]'
        if k == 17: return f'{e()}[{e() if r.random()<.5 else ""}:{e() if r.random()<.5 else ""}]'
        if k == 18: return f'S({e()})'
        if k == 19: return "f'{" + self.name() + r.choice(['', '!r', '!s', ':>5' if 0 else '!a']) + "}x{" + r.choice(['1', self.name()]) + "}'"
        if k == 20: return f'T(lambda: {e()})'
        if k == 21: return f'{self.call(d)}'
        if k == 22: return f'({self.name()} := {e()})' if not self.inclass and not self.incomp(d) else e()
        if k == 23: return f'min(L({e()}), key=repr, default={e()})'
        if k == 24: return f'len(L({e()}))'
        if k == 25: return f'{self.name()}.{r.choice(["x", "y", "m", "real", "__class__"])}'
        if k == 26: return f'({e()} {r.choice(["<","==","!="])} {e()} {r.choice(["<","==","!="])} {e()})'
        if k == 27: return f'type({e()}).__name__'
        if k == 28: return f'sorted(L({e()}), key=repr)'
        if k == 29 and self.infunc and self.ingen and not self.inclass and d < 2: return f'(yield {e()})'
        if k == 30: return f'{{**D({e()}), **D({e()})}}'
        if k == 31: return f'dict({self.name()}={e()}, {self.name()}2={e()})'
        if k == 32: return f'isinstance({e()}, (int, str))'
        return f'sum(L({e()})[:3], {r.choice(["0", "1.0", e()])})'
    def incomp(self, d): return d > 0
    def data(self, k, e):
        """Builtin types at work: methods, slices, format specifications, sorting, changes during iteration."""
        r = self.r
        if k < 38:
            kind = r.choice(list(METHODS)); name = r.choice(METHODS[kind])
            receiver = r.choice([self.name(), e(), CONSTANTS[kind]])
            return f'T(lambda: ({receiver}).{name}({", ".join(e() for _ in range(r.randrange(4)))}))'
        if k == 38: return f'T(lambda: {e()}[{r.choice(["", e()])}:{r.choice(["", e()])}:{r.choice(["-1", "2", "-3", "0", e()])}])'
        if k == 39:
            spec = ''.join(r.choice(x) for x in (['', '*', '0', 'é'], ['', '<', '>', '^', '='], ['', '+', '-', ' '], ['', 'z'], ['', '#'], ['', '0'], ['', '5', '12', '30'], ['', ',', '_'], ['', '.0', '.3', '.20'], ['', 'd', 'x', 'b', 'e', 'f', 'g', 'G', 'n', '%', 's', 'c', 'r']))
            return f'T(lambda: format({e()}, {spec!r}))'
        if k == 40: return f'T(lambda: {r.choice(["%s", "%r", "%5d|", "%-8.3f", "%x", "%c", "%+e", "%%", "%(a)s", "%*d"])!r} % {r.choice([e(), f"({e()},)", f"({e()}, {e()})"])})'
        if k == 41: return f'T(lambda: sorted(L({e()}), key=lambda {self.name()}: {e()}, reverse={r.choice(["True", "False", e()])}))'
        if k == 42:
            what = r.choice(['x.clear()', 'x.pop(y)', 'x.append(y)', 'x.add(y)', 'x.update(x)', 'x.__setitem__(y, y)', 'x.__delitem__(y)', 'x.remove(y)', 'x.insert(0, y)', 'x.extend(x[:2])', 'x.setdefault((y, 1), y)', 'x.sort(key=S)', 'x.reverse()'])
            return f'T(lambda: (lambda x: [{what} for y, _ in zip({r.choice(["x", "x", "reversed(x)", "x.items()", "enumerate(x)"])}, range(9))])({r.choice(["[3, 1, 2]", "{1: 2, 3: 4, 5: 6}", "{1, 2, 3, 9}", "bytearray(b'xyz')", e()])}))'
        if k == 43: return f'T(lambda: {r.choice(["int", "float", "complex", "bytes", "list", "tuple", "str", "bool", "bytearray", "dict", "len", "abs", "round", "hash", "ord", "chr", "bin", "hex", "ascii", "iter", "reversed", "max", "min", "any", "all", "enumerate", "slice", "range", "divmod", "pow", "sum", "zip", "callable"])}({", ".join(e() for _ in range(r.randrange(1, 4)))}))'
        if k == 44: return f'TH(lambda: {e()})'
        return f'T(lambda: {r.choice(["re.findall", "re.split", "re.sub", "re.match", "textwrap.wrap", "json.loads", "json.dumps", "copy.deepcopy", "itertools.accumulate", "math.gcd", "math.floor", "bisect.bisect", "heapq.nsmallest", "collections.Counter", "collections.deque", "functools.reduce", "operator.add", "operator.itemgetter", "struct.pack", "string.Template", "fractions.Fraction", "statistics.mean"])}({", ".join(e() for _ in range(r.randrange(1, 4)))}))'
    def call(self, d=0):
        r = self.r
        args = [self.expr(d + 1) for _ in range(r.randrange(4))]
        if r.random() < .3: args.append(f'*L({self.expr(d + 1)})')
        if r.random() < .3: args.append(f'{self.name()}={self.expr(d + 1)}')
        if r.random() < .2: args.append(f'**D({self.expr(d + 1)})')
        return f'C({r.choice(["F0", "F1", "F2", "F3", self.name()])}, ' + ', '.join(args) + ')'
    def target(self):
        r = self.r; k = r.random()
        if k < .6: return self.name()
        if k < .7: return f'{self.name()}, {self.name()}'
        if k < .8: return f'{self.name()}, *{self.name()}'
        if k < .85: return f'({self.name()}, [{self.name()}, *{self.name()}])'
        if k < .93: return f'{self.name()}[{self.expr(2)}]'
        return f'{self.name()}.x'
    def block(self, n=None):
        self.ind += 1; self.depth += 1
        for _ in range(n or self.r.randrange(1, 4)): self.stmt()
        self.ind -= 1; self.depth -= 1
    def stmt(self):
        r = self.r
        if self.depth > 5: return self.w(r.choice(['pass', f'{self.name()} = {self.expr(2)}', f'P({self.name()})']))
        k = r.randrange(40)
        if k < 8: return self.w(f'{self.target()} = {self.expr()}')
        if k < 10: return self.w(f'{self.name()} {r.choice(["+=", "-=", "*=", "|=", "//=", "%="])} {self.expr()}')
        if k < 13: return self.w(f'P({self.expr()})')
        if k < 16:
            self.w(f'if {self.expr()}:'); self.block()
            if r.random() < .4: self.w(f'elif {self.expr()}:'); self.block()
            if r.random() < .5: self.w('else:'); self.block()
            return
        if k < 19:
            s = self.inloop; self.inloop = 1
            self.w(f'for {self.name() if r.random()<.7 else self.target()} in L({self.expr()}):'); self.block(); self.inloop = s
            if r.random() < .3: self.w('else:'); self.block()
            return
        if k < 20:
            v = self.fresh('w'); self.w(f'{v} = 0'); self.w(f'while {v} < {r.randrange(4)} and not {self.expr(2)}:' if r.random() < .5 else f'while {v} < {r.randrange(4)}:')
            self.ind += 1; self.w(f'{v} += 1'); self.ind -= 1
            s = self.inloop; self.inloop = 1; self.block(); self.inloop = s
            if r.random() < .3: self.w('else:'); self.block()
            return
        if k < 26:
            self.w('try:'); self.block()
            star = r.random() < .1
            kind = r.randrange(3)
            if kind != 1:
                s = (self.inloop, self.infunc)
                if star: self.inloop = 0; inf = self.infunc; self.infunc = 0
                for i in range(r.randrange(1, 3)):
                    c = r.choice(['Exception', 'TypeError', 'ValueError', '(KeyError, IndexError)', 'ZeroDivisionError', 'AttributeError', 'E0'])
                    self.w(f'except{"*" if star else ""} {c}' + (f' as {self.name()}' if r.random() < .6 else '') + ':'); self.block()
                if star: self.inloop, self.infunc = s
                if r.random() < .3 and not star: self.w('except BaseException:'); self.block()
                if r.random() < .3: self.w('else:'); self.block()
            if kind or r.random() < .4: self.w('finally:'); self.block()
            return
        if k < 28:
            m = r.choice(['M(0)', 'M(1)', 'M(2)', 'M(3)', f'{self.name()}'])
            self.w(f'with {m}' + (f' as {self.name()}' if r.random() < .5 else '') + (f', M({r.randrange(4)})' if r.random() < .3 else '') + ':'); self.block(); return
        if k < 29: return self.w(f'del {self.name()}' if r.random() < .8 else f'del {self.name()}[{self.expr(2)}]')
        if k < 31: return self.w(r.choice([f'raise ValueError({self.expr(2)})', f'raise E0({self.name()}) from {r.choice(["None", "KeyError(1)", self.name()])}', 'raise', f'raise {self.name()}', f'assert {self.expr(1)}, {self.name()}', "raise ExceptionGroup('g', [ValueError(1), TypeError(2), E0(3)])"]))
        if k < 33 and self.infunc and not self.inclass: return self.w(f'return {self.expr()}' if not self.isasync or 1 else 'return')
        if k < 34 and self.inloop: return self.w(r.choice(['break', 'continue']))
        if k < 36 and self.infunc and self.ingen and not self.inclass: return self.w(r.choice([f'yield {self.expr()}', f'{self.name()} = yield {self.expr(1)}', f'yield from L({self.expr()})', f'{self.name()} = yield from G({r.randrange(4)})']))
        if k < 38 and self.depth < 4: return self.func()
        if k < 39 and self.depth < 4: return self.klass()
        if k == 39: 
            self.w(f'match {self.expr()}:'); self.ind += 1
            for _ in range(r.randrange(1, 4)):
                a, b = r.sample('abcdefgh', 2)
                self.w(f'case {r.choice(["1", "None", f"[{a}, *{b}]", f"{{1: {a}}}", f"int({a})", f"str() as {a}", f"[1 | 2 as {a}, _]", f"({a}, {b})", "-1 | 1.5", f"X(x={a})"])}' + (f' if {self.expr(2)}' if r.random() < .3 else '') + ':'); self.block(2)
            self.ind -= 1; return
        return self.w(f'{self.expr()}')
    def func(self, nm=None):
        r = self.r; nm = nm or r.choice(['F0', 'F1', 'F2', 'F3', self.name()])
        a, b, c = r.sample('abcdefgh', 3)
        sig = r.choice([f'{a}, {b}=2', f'{a}, /, {b}, *, {c}=3', f'*{a}, **{b}', f'{a}=1, *{b}, {c}=4, **k', '', f'{a}'])
        saved = (self.infunc, self.inloop, self.ingen, self.inclass)
        self.infunc, self.inloop, self.inclass = 1, 0, False
        self.ingen = r.random() < .35
        if r.random() < .2: self.w(r.choice(['@deco', '@staticmethod' if saved[3] else '@deco']))
        self.w(f'def {nm}({sig}):')
        self.ind += 1
        used = set(x.strip('*/ ').split('=')[0] for x in sig.split(','))
        if saved[0] and r.random() < .3:
            v = r.choice([x for x in 'abcdefgh' if x not in used])
            if v in self.outer: self.w(f'nonlocal {v}')
        elif r.random() < .2:
            v = r.choice([x for x in 'abcdefgh' if x not in used]); self.w(f'global {v}')
        self.w("budget()")
        if self.ingen: self.w('if 0: yield')
        o = self.outer; self.outer = set()
        self.ind -= 1
        self.block(r.randrange(1, 6))
        self.outer = o
        if r.random() < .3:
            self.ind += 1; self.w(f'return locals().keys() & set("abcdefgh")' if 0 else f'return {self.expr()}'); self.ind -= 1
        self.infunc, self.inloop, self.ingen, self.inclass = saved
        if r.random() < .5: self.w(f'P(T(lambda: C({nm}, {self.expr(2)}, {self.expr(2)})))')
    outer = set()
    def klass(self):
        r = self.r; nm = r.choice(['X', 'Y', self.name()])
        saved = (self.infunc, self.inloop, self.ingen, self.inclass)
        self.inloop = 0; self.inclass = True
        self.w(f'class {nm}({r.choice(["", "Base", "list", "dict", "Exception", "X", "int"])}):')
        self.ind += 1
        for _ in range(r.randrange(1, 4)):
            if r.random() < .6:
                m = r.choice(['m', '__eq__', '__hash__', '__getattr__', '__init__', '__len__', '__bool__', '__add__', '__getitem__', '__iter__', '__call__', '__enter__', '__contains__', '__set_name__', '__get__', '__del__' if 0 else 'm', '__lt__', '__radd__', '__iadd__', '__setattr__', '__setitem__', '__delitem__', '__missing__', '__format__', '__index__', '__int__', '__str__', '__repr__', '__next__', '__reversed__', '__set__', '__delete__', '__init_subclass__', '__class_getitem__', '__rmul__', '__neg__', '__abs__', '__mod__', '__getattribute__' if 0 else '__ne__', '__length_hint__', '__instancecheck__', '__exit__', '__reduce__', 'm2'])
                self.infunc, self.ingen, self.inclass = 1, r.random() < .2, False
                self.w(f'def {m}(self, *args, **kw):'); self.ind += 1; self.w('budget()')
                if r.random() < .3: self.w(r.choice(['super()', 'P(__class__.__name__)']))
                self.ind -= 1; self.block(r.randrange(1, 4))
                self.ind += 1; self.w(f'return {self.expr()}'); self.ind -= 1
                self.inclass = True; self.infunc, self.ingen = saved[0], saved[2]
            else: self.stmt()
        self.ind -= 1
        self.infunc, self.inloop, self.ingen, self.inclass = saved
        if r.random() < .7: self.w(f'{self.name()} = C({nm})')
PRE = r'''
import sys, re, json, copy, itertools, math, bisect, heapq, collections, functools, operator, struct, string, fractions, statistics, textwrap, threading
sys.setrecursionlimit(150)
class Stop(BaseException): pass
left = [4000]
def budget(n=1):
    left[0] -= n
    if left[0] < 0: raise Stop
class E0(Exception): pass
class Base:
    x = 1
    def __repr__(self): return type(self).__name__ + '()'
class X(Base): pass
class Y(Base): pass
depth = 0
def S(x):
    try: t = str(x)
    except Exception as e: t = type(e).__name__
    if ' at 0x' in t or len(t) > 300: t = type(x).__name__
    return t
def R(x):
    try: t = repr(x)
    except Exception as e: t = type(e).__name__
    if ' at 0x' in t or len(t) > 300: t = type(x).__name__ 
    return t
def P(x):
    budget(); print(R(x))
    return x
def L(x):
    budget()
    try:
        out = []
        for i in x:
            out.append(i)
            if len(out) > 5: break
        return out
    except Exception as e: return [type(e).__name__]
def D(x):
    try: return {str(k): v for k, v in dict(x).items()}
    except Exception as e: return {'err': type(e).__name__}
def H(x):
    try: hash(x); return x if ' at 0x' not in repr(x) else 'h'
    except Exception as e: return type(e).__name__
def T(f):
    budget()
    try: return f()
    except Exception as e: return type(e).__name__ + ':' + S(e)
def C(f, *a, **k):
    budget(3)
    try: return f(*a, **k)
    except Exception as e: return type(e).__name__ + ':' + S(e)
def TH(f):
    budget(5); out = []
    t = threading.Thread(target=lambda: out.append(T(f))); t.start(); t.join()
    return out
class M:
    def __init__(self, n): self.n = n
    def __enter__(self):
        if self.n == 3: raise E0('enter')
        return self.n
    def __exit__(self, t, v, tb):
        P(('exit', self.n, t and t.__name__))
        if self.n == 2: raise E0('exit')
        return self.n == 1
def G(n):
    try:
        for i in range(n):
            v = yield i
            if v: P(v)
        return n
    finally: P('G end')
def deco(f): return f
def F0(*a, **k): return a
def F1(a=1, b=2): return [a, b]
def F2(a, /, b=1, *, c=2): yield a; yield b; return c
def F3(f=None, *a): return F0(f, *a)
a, b, c, d, e, f, g, h = 1, 'two', [3], {4: 4}, 5.0, (6, 7), None, X()
def describe(e, n=0):
    while e is not None and n < 6:
        tb, t = e.__traceback__, []
        while tb: t.append((tb.tb_frame.f_code.co_name, tb.tb_lineno)); tb = tb.tb_next
        print('exc', type(e).__name__, S(e)[:80], t[-6:], type(e.__cause__).__name__, e.__suppress_context__)
        e = e.__context__; n += 1
def show():
    for n in 'abcdefgh':
        print(n, R(globals().get(n, 'unset')))
'''
def program(seed):
    g = Gen(seed); r = g.r
    for i in range(r.randrange(1, 4)): g.func(f'F{i}')
    if r.random() < .5: g.klass()
    if r.random() < .2:
        # many locals: wide operands
        n = r.choice([120, 250, 260, 300, 520])
        g.w('def wide(p=1):'); g.ind += 1
        for i in range(n): g.w(f'w{i} = {i} + p')
        g.infunc = 1; g.ingen = r.random() < .5
        if g.ingen: g.w('if 0: yield')
        for _ in range(4): g.stmt()
        vs = r.sample(range(n), 12)
        for _ in range(6):
            x, y, z = (f'w{r.choice(vs)}' for _ in range(3))
            g.w(r.choice([f'{x} = {y} + {z}', f'{x} += 1', f'P([{x}, {y}, {z}])', f'{x}, {y} = {z}, {x}', f'P({x} if {y} < {z} else {y})', f'for {x} in range(3): {y} += {x}', f'P(C(F0, {x}, {y}, *[{z}], k={x}))', f'try: {x} = {y} // 0\nexcept ZeroDivisionError as {z}: P({z})', f'P([{x} + q for q in range({y} % 4)])', f'P((lambda: {x})())', f'with M(1) as {x}: P({x})', f'del {x}; {x} = 3', f"P(f'{{{x}}}{{{y}!r}}')", f'P({x} in [{y}, {z}])', f'{x} = [{y}]; {x}[0] = {z}; P({x}[0])']))
        if g.ingen: g.w(f'yield w{vs[0]}'); g.w(f'w{vs[1]} = yield w{vs[2]}'); g.w('yield from G(2)')
        g.w(f'return w{vs[3]}'); g.ind -= 1; g.infunc = 0; g.ingen = False
        g.w('P(C(wide))'); g.w('P(L(T(lambda: wide(2))))')
    for _ in range(r.randrange(3, 10)): g.stmt()
    for i in range(4): g.w(f'P(L(C(F{i}, {g.expr(1)})))')
    body = '\n'.join('    ' + l for l in g.lines)
    names = 'global ' + ', '.join('abcdefgh')
    if r.random() < .5:
        main = 'src = ' + repr('\n'.join(g.lines)) + '\ncode = compile(src, "prog", "exec")\ntry: exec(code, globals())\n'
    else:
        main = 'try:\n' + body + '\n'
    return PRE + main + "except Stop: print('stopped')\nexcept BaseException as err: describe(err)\nshow()\n"
def run(exe, path, *opts):
    try:
        r = subprocess.run([exe, *opts, path], capture_output=True, timeout=20, stdin=subprocess.DEVNULL)
        return r.returncode, r.stdout.decode('utf8', 'replace'), r.stderr.decode('utf8', 'replace')
    except subprocess.TimeoutExpired: return 'TIMEOUT', '', ''
def main(start, count):
    bad = valid = 0
    began = time.time()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "program.py")
        for seed in range(start, start + count):
            source = program(seed)
            Path(path).write_text(source)
            c = run(P, path)
            if c[0] == "TIMEOUT":
                continue
            valid += c[0] == 0
            g = run(G, path, *([] if seed % 3 else ["--check-interval", "1"]))
            crash = g[0] not in (0, 1) or any(word in g[2] for word in ("panicked", "AddressSanitizer", "malformed code"))
            if not crash and (g[1] == c[1] or c[0] != 0 != g[0]):
                continue
            bad += 1
            KEEP.mkdir(parents=True, exist_ok=True)
            kept = KEEP / f"{'crash' if crash else 'differs'}_{seed}.py"
            kept.write_text(source)
            ours, theirs = g[1].split("\n"), c[1].split("\n")
            at = next((i for i, (x, y) in enumerate(zip(ours, theirs)) if x != y), min(len(ours), len(theirs)))
            print(kept, g[0], "instead of", c[0])
            print("   gillie ", ours[at : at + 1], g[2][-200:] if crash or g[0] else "")
            print("   CPython", theirs[at : at + 1], flush=True)
    print(f"{count} programs, {valid} ran to the end, {bad} kept, {time.time() - began:.0f} s")


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[3:] + ["0", "100"][len(sys.argv) - 3 :])[:2]))
