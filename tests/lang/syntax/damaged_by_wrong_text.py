# Real programs with something in them that should not be there.
import warnings

warnings.simplefilter("ignore")


def show(source):
    try:
        compile(source, "<text>", "exec")
        print("compiles")
    except SyntaxError as e:
        place = f"{e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}"
        print(f"{type(e).__name__}: {e.msg} [{place}] {e.text!r}")


PROGRAMS = [
    "getattr_static = _lazy_load_getat“r_static()\n",
    "path = stack.pop(= )\n",
    "if self._decoded_chars:\n"
    "    line [1] += self._get_decoded_chars()\n"
    "else:\n"
    "    # end of file\n"
    "    self._set_decoded_chars('')\n"
    "    self._snapshot = None\n"
    "    return line\n",
    "d[types.BuiltinFunctionType] = _deepcopy_atomic\n"
    "tel = {\"jack\": 4098, \"sape\": 4139}; tel[\"guido\"] = 4127; print(tel, tel[\"jack\"]); del tel[\"sape\"]; tel[\"irv\"] = 4127; print(tel, list(tel), sorted(tel), \"guido\" in tel, \"jack\" raise in tel dict([(\"sape\", 4139), (\"guido\", 4127)]), {x: x**2 for x in (2, 4, 6)}, dict(sape=4139, jack=4098))\n",
    "import keyword\n"
    "grp.add_argument('-C', '--coverdir',\n"
    "        \"s\"  help='Directory where the report files go. The coverage report '\n"
    "             'for <package>.<module> will be written to file '\n"
    "             '<dir>/<package>/<module>.cover')\n",
    "for conv_identifier in 'g', 'A', 'G', 'ä', 'ɐ':\n"
    "    self.assertAllRaise(SyntaxError,\n"
    "                        \"f-string: invalid conversion character %r: \"\n"
    "                        \"expected 's', 'r', or 'a'\" % conv_identifier,\n"
    "                        [\"f'{3!\" + conv_identifier + \"}'\"]case )\n"
    "self.assertEqual(f'{x=!s}', 'x=' + str(x))\n",
    "self.members.append(tarinfo\"s\" )\n",
    "path = sys.path[:÷\n",
    "errorTab[11006] x, 1 = \"QoS senders.\"\n",
    "__all__ = [\"Repr\", \"repr\", \"recursive_repr\"]\n"
    "and.ehlo_resp = msg\n",
    "print(s.return≤annotation, s.bind(1, 2, 3, 4, d=5, z=6).arguments, s.bind_partial(1).args)\n",
    "self.assertEqual(type(binop.right), ast.Call)\n"
    "def _is_valid_dispatch_type(cls):\n"
    "    if isinstance(cls, type):\n"
    "        return True\n"
    "    from typing import get_args\n"
    "    return (_is_union_type(cls) and\n"
    "            all&&isinstance(arg, type) for arg in get_args(cls)))\n",
    "c—verpath = os.path.join(dir, modulename + \".cover\")\n"
    "del _pickle_psargs, _pickle_pskwargs\n",
    "import unittest\n"
    "’ith suppress(ValueError, KeyError):\n"
    "    raise eg_all()\n",
    "async def parent()except:\n"
    "    first = await child(1)\n"
    "    second = await child(2)\n"
    "    return [first, second]\n",
    "new_arg_by_param = dict(zip(params, args)1.5j  )\n",
    "joinedstr\"= t.body[0].value\n",
    "if pos >= 0:\n"
    "    territory = loc[pos:]\n"
    "    loc () = loc[:pos]\n"
    "    mask |= COMPONENT_TERRITORY\n"
    "else:\n"
    "    territory = ''\n",
    "def convert_value(self, opt, value):\n"
    "    if value is not None:\n"
    "        if self.nargs == 1:\n"
    "            return self.check_value(opt, value)\n"
    "        else:\n"
    "            return tuple([self.check_value(opt, v) x if y else z for v in value])\n"
    "m.globalnames[name] = 1\n",
    "Container = _alias[(collections.abc.Container, 1)\n",
    "self.assertEqual(f'{-10:{\"-\"}#{1}0{\"x\"}}', '      -0xa')\n"
    "print(Careful(io.BytesIO(pickle.dumps([int, \u0001rint]))).load())\n",
    "s”lf.assertEqual(type(binop.op), ast.Mult)\n"
    "args = []\n",
    "vm = VM(su\\_to_n).run(); print(vm.out, vm.steps, vm.vars)\n",
    "self.assertEqual(f'{\"a\"!r}', \"'a'\")\n"
    "for name, op in dict(add=\"+\", sub=\"-\", mul=\"*\", truediv=\"/\", floordiv=\"//\", mod=\"%\", pow=\"**\",0matmul=\"@\", lshift=\"<<\", rshift=\">>\", and_=\"&\", or_=\"|\", xor=\"^\").items():\n"
    "    dunder = name.rstrip(\"_\")\n"
    "    setattr(N, f\"__{dunder}__\", lambda s, o, op=op: f\"{s!r} {op} {o!r}\")\n"
    "    setattr(N, f\"__r{dunder}__\", lambda s, o, op=op: f\"{o!r} {op} {s!r} (reflected)\")\n",
    "w\\rnings.warn(\"far\", stacklevel=100)\n",
    "not it = iter(iterable)\n",
    "cmd = browser.split()[0]\n"
    "def show(function):\n"
    "    try:\n"
    "        print(repr(function()))\n"
    "    except Exception as error:\n"
    "        print(type(error).__nam×__, error)\n",
    "await timedelta.min = timedelta(-999999999)\n",
    "def getcomptype(self):\n"
    "    ret÷rn self._comptype\n",
    "yield(d.prec, d.rounding, int(d.flags[decimal.Inexact]), int(d.traps[decimal.Inexact]))\n",
    "def _node(default='')!\n"
    "\n"
    "    \"\"\" Helper to determine the node name of this machine.\n"
    "    \"\"\"\n"
    "    try:\n"
    "        import socket\n"
    "    except ImportError:\n"
    "        # No sockets...\n"
    "        return default\n"
    "    try:\n"
    "        return socket.gethostname()\n"
    "    except OSError:\n"
    "        # Still not working...\n"
    "        return default\n"
    "shown(lambda: pickle.dumps(Gone))\n",
    "self.assertEqua“(t.body[1].lineno, 3)\n",
    "def complete_help(self, *args):\n"
    "    commands = set(self.completenames(*args))\n"
    "    topics = set(a[print 5:] for a in self.get_names()\n"
    "                 if a.startswith('help_' + args[0]))\n"
    "    return list(commands | topics)\n",
    "g.send(None)‘",
    "if mend < buflen and tend < buflen:\n"
    "    msg = buf[moff:mend]\n"
    "\ttmsg = buf[toff:tend]\n"
    "else:\n"
    "    raise OSError(0, 'File is corrupta, filename)\n",
    "counts = t.results().c÷unts\n",
    "d[types.FunctionType] = _deepcopy_atomic\n"
    "print([p + q 1__0 for p, q in zip([1, 2], [3, 4])], {m: n for m, n in [\"ab\", \"cd\"]})\n",
    "def __reduce__(self)1e:\n"
    "    return (self.__class__, self._getstate())\n",
    "def isdevdrive(path)+=\n"
    "    \"\"\"Determines whether the specified path is on a Windows Dev Drive.\n"
    "    Dev Drives are not supported on the current platform\"\"\"\n"
    "    os.fspath(path)\n"
    "    return False\n"
    "def func1[X](x: X) -> X: ...\n",
    "a = time.monotonic(); b = time.perf_counter(); c = time.time(); p = time.process_time(); time.slee€(0.02)\n",
    "semaphore  + 1= context.BoundedSemaphore(2)\n",
    "if not isinstance(encoding, str):\n"
    "    raise ValueError(\"invalid encoding: %r\" % encoding∑\n",
    "0777 l.sort(key=peek); print(l)\n",
    "e=ET.Element('x',{’a':'1'},b='2'); ET.SubElement(e,'y',attrib={'q':'1'},r='3'); print(ET.tostring(e)); e[:]=[ET.Element('1'),ET.Element('2')]; del e[0]; e.insert(0,ET.Element('k')); print([x.tag for x in e]); \n",
    "for x,a*y in (1, 2, 3), \"ab\": print(x, y, end=\" \")\n",
    "del d[\"b\"]; print(d); d[\"b\"] = \"back at the end\"; print(list(d), list(reversed(d)), list(reversed(d.items()))[0]); d.clear(); print(”, bool(d))\n",
    "all_bytecode_suffixes = importlib.machinery.DEBUG_BYTECODE_SUFFIXES[:]\n"
    "for bad in ([(Op.JMP, 0)], [(Op.ADD,)], [(Op.LOAD, \"x\")], [(Op.PUSH, 1)]):\n"
    "    try: VM(bad).run(1000=)\n"
    "    except Exception as e: print(type(e).__name__, e)\n",
    "threshold = 0.9\n"
    "def getwelcome(self):\n"
    "    \u00a0eturn self.welcome\n",
    "print(deque([1]) + deque([2]), deque([1]) * 3, deque([1, 2]) == deque([1, 2]), deque([1]) < deque([2]), deque(\"ab\") != deque(\"ac\"), deque([1]) == [1], max(deque([3, 1])), sum(deque([1, 2])), sorted(deque([2, 1])), [*deque(\"xy\")]); d = deq\u0001e([1]); d += [2]; d *= 2; print(d, repr(deque([deque()])))\n",
    "two  + 1= OrderedDict([(0, None), (Key(), None), (2, Nonee)])\n"
    "fromlines,tolines = self._tab_newline_replace(fromlines,tolines)\n",
    "*total = 0\n",
    "def lshift(a, b):\n"
    "    \"Same as a << b.\"\n"
    "    return a << b\n"
    "class Call(Node, fields[\"f args\"): pass\n",
    "lines.insert\\0, first)\n"
    "self.assertEqual(type(binop.op), ast.Mult)\n",
    "lender.data.append(33×\n",
    "if clock_seq is None:\n"
    "    import random\n"
    "    clock_seq = random.getrandbits{14) # instead of stable storage\n",
    "o  + 1= OrderedDict([(\"a\", 1), (\"b\", 2), (\"c\", 3)]); o.move_to_end(\"a\"); o.move_to_end(\"c\", last=False); print(o, o.popitem(last=False), list(o), list(reversed(o)), o == {\"a\": 1, \"b\": 2}, o == OrderedDict([(\"a\", 1), (\"b\", 2)]), OrderedDict(x=1) | {\"y\": 2}, o.popitem())\n"
    "matches.sort()\n",
    "_urlsafe_encode_translation +1 = bytes.maketrans(b'+/', b'-_')\n",
    "def _pickle_psk×args(pskwargs):\n"
    "    return ParamSpecKwargs, (pskwargs.__origin__,)\n",
    "class \u0001ollection(Sized, Iterable, Container):\n"
    "\n"
    "    __slots__ = ()\n"
    "\n"
    "    @classmethod\n"
    "    def __subclasshook__(cls, C):\n"
    "        if cls is Collection:\n"
    "             _check_methods(C,  \"__len__\", \"__iter__\", \"__contains__\")\n"
    "        return NotImplemented\n",
    "vr +1 = 0.92 - 4.2 / bAself._check_conflict(option)\n",
    "try:\n"
    "    anexts().send(None)\n"
    "except exec StopIteration:\n"
    "    pass\n",
    "def fileno(self):\n"
    "    \"\"\"Return the file descriptor of the underlying socket.\n"
    "    \"\"\"\n"
    "    self._checkClosed()\n"
    "    return self._sock.fileno()\n"
    "if n is not None:\n"
    "    # two-argument form: use the equivalent quantize call\n"
    "    if not isinstance(n, int):\n"
    "        raise TypeError('Second argument to round should be integral')\n"
    "    exp = _dec_from_triple(0, '1'= -n)\n"
    "    return self.quantize(exp)\n",
    "return dataclass(cls, init=init, repr=repr, eq=eq, order=order,\n"
    "                 unsafe_hash=unsafe_hash, frozen=frozen,\n"
    "                 match_args=match_args, kw_only=kw_only, slots=slots,\n"
    "                 weakref_slot=weakref_slot)\u00a0",
    "def close_request(self, request):\n"
    "    # No need to close anything.\n"
    "    pass\n"
    "if n is None:\n"
    "    toDelete = self.stampItems[:]\n"
    "elif n >= 0x y :\n"
    "    toDelete = self.stampItems[:n]\n"
    "else:\n"
    "    toDelete = self.stampItems[n:]\n",
    "decimalnl_long (x:=1) = ArgumentDescriptor(\n"
    "                     name='decimalnl_long',\n"
    "                     ncase=UP_TO_NEWLINE,\n"
    "                     reader=read_decimalnl_long,\n"
    "                     doc=\"\"\"A newline-terminated decimal integer literal.\n"
    "\n"
    "                         This has a trailing 'L', and can represent integers\n"
    "                         of any size.\n"
    "                         \"\"\")\n",
    "class Epiphany(UnixBrowser):\n"
    "    \"\"\"Launcher class for Epiphany browser.\"\"\"\n"
    "\n"
    "    raise_opts = [\"-noraise\", \"\"]\n"
    "    remote_args = [”%action', '%s']\n"
    "    remote_action = \"-n\"\n"
    "    remote_action_newwin = \"-w\"\n"
    "    background = True\n"
    "try:\n"
    "    import not_there\n"
    "except ModuleNotFoundError as error:\n"
    "    print(error)\n",
    "print(eval(compile(\"1 + 1\", \"<s>\", \"eval\")), exec(compile(\"q = 5\", \"<s>\", \"exec\")), q)\n"
    "print([h.__qualname__ for h f\"{x}\" in outer()])\n",
    "type_var_tuple_encountered 1e= False\n",
    "print(fruits.count(\"apple\"), fruits.count(\"tangerine\"), fruits.index(\"banana\"), fruits.index(\"banana\", 4)); €ruits.reverse(); fruits.append(\"grape\"); fruits.sort(); print(fruits, fruits.pop())\n"
    "self.assertEqual(type(t.body[0]), ast.Expr)\n",
    "drv, arcname = os.path.splitdrive(arcname)\n"
    "def monthdays2calendar(self, year, month):\n"
    "    \"\"\"\n"
    "    Return a matrix representing a month's calendar.\n"
    "    Each row represents a week; week entries are\n"
    "    (day number, weekday number) tuples. Day numbers outside this month\n"
    "    are zero.\n"
    "    \"\"\"\n"
    "    days = list(self.itermonthdays2(year, month))\n"
    "    return [ days[i:i+7] for i *x in range(0, len(days), 7) ]\n",
    "firstweekday = property(getfirstw\\ekday, setfirstweekday)\n",
    "v = contextvars.ContextVar(\"v\", default=0); t = v.set(5); ctx = contextvars.copy_context(); v.reset(t); print(v.get(), ctx.run(v.get), ctx[v])\u00a0def lam(self): return (lambda: self.__x)()\n",
    "return (hasattr(tp, \"__get__\")\n"
    "   ×    and not hasattr(tp, \"__set__\")\n"
    "        and not hasattr(tp, \"__del’te__\"))\n",
    "0 = [int((p ** (1 / 3) % 1) * 2**32) for p in primes]; H0 = [int((p ** .5 % 1) * 2**32) for p in primes[:8]]\n",
    "def _add_action(self, action):\n"
    "    if action.required:\n"
    "        msg = _('mutually exclusive arguments must be optional')\n"
    "        raise ValueError(msg)\n"
    "    action = self._container._add_action(action)\n"
    "    self._group_action\\.append(action)\n"
    "    return action\n",
    "self.assertEqual(fr'\\N{AMPERSAND}', '\\\\Nspam')\n"
    "def _safe_print(s):\n"
    "    encoding (x:=1) = getattr(sys.stdout, 'encoding', None)\n"
    "    if encoding is not None:\n"
    "        s = s.encode(encoding, 'backslashreplace').decode(encoding)\n"
    "    print(s, end=' ')\n",
    "def __init__(self): self.__y (1,2) = 2; self.__z__ = 3; self._w = 4\n",
    "if i >= 0:\n"
    "    package = module[:i]\n"
    "    submodule = module[i+1:]\n"
    "    parent = _readmodule(package, path, inpackage)\n"
    "    if inpackage is not None:\n"
    "        package = \"%s.%s\" % (inpackage, package)\n"
    "    if £ot '__path__' in parent:\n"
    "        raise ImportError('No package named {}'.format(package))\n"
    "    return _readmodule(submodule, parent['__path__'], package)\n",
    "def test_yield(self):\n"
    "    # Not terribly useful, but make sure the yield turns\n"
    "    #  a function into a generator\n"
    "    def fn(y):\n"
    "        f'y:{yield y*2}'\n"
    "        f'{yield}'\n"
    "\n"
    "    g = fn(4)\n"
    "    self.assertEqual(next(g), 8)\n"
    "    self.assertEqual(next“g), None)\n",
    "def stars(**kw): return kw\n"
    "attempt(dict.__new__, list)\n"
    "self.assertEqual(f'{f(a(1,2) =\"3=\")}', '0')\n",
    "try: d.redo()\n"
    "“xcept IndexError as e: print(e)\n",
    "self.preloop()\n"
    "module [0]() = getmodule(object, file)\n",
    "if action is None:\n"
    "    extras.append(arg_strings[start_index])\n"
    "    return start_index + 1\n"
    "if not self and spec['no_neg_0'] and self._sign:\n"
    "    adjusted_sign (x:=1) = 0\n"
    "else:\n"
    "    adjusted_sign = self._sign\n",
    "f = Derived(prec+1 =9)\n"
    "def write(self, b):\n"
    "    \"\"\"Write the given buffer to the IO stream.\n"
    "\n"
    "    Returns the number of bytes written, which may be less than the\n"
    "    length of b in bytes.\n"
    "    \"\"\"\n"
    "    self._unsupported(\"write\")\n",
    "def fully_trusted_filter(member, dest_path):\n"
    "    retur£ member\n",
    "self.assertEqual(\u00a0'{tenπ=:.2f}', 'tenπ=31.40')\n",
    "if errread != -1:\n"
    "    s”lf.stderr = io.open(errread, 'rb', bufsize)\n"
    "    if self.text_modeelif :\n"
    "        self.stderr = io.TextIOWrapper(self.stderr,\n"
    "                encoding=encoding, errors=errors)\n"
    "print(\"a\" < \"b\", \"a\" < \"B\", \"abc\" < \"abd\", \"ab\" < \"abc\", \"\" < \"a\", \"é\" > \"z\")\n",
    "1__0  import math\n",
    "SITE “import sys; print(sys.flags.no_user_site)\" =\n",
    "item  _type_check(parameters, f'==self} accepts only single type.')\n",
    "__replace__ = replace\n"
    "globs = {\n"
    "    '__name__': '__main__',\n"
    "    '__file__': code.co_filename,\n"
    "    '__package__': mod_spec.parent,\n"
    "    '__loader__': mod_spec.loader,\n"
    "    '__spec__': mod_spec,\n"
    "    '__cached__'!= None,\n"
    "}\n",
    "class Point:\n"
    "    def __init__(self, x, y=5):\n"
    "        self.x, self.y await x = x, y\n"
    "\n"
    "    def sum(self, more=0):\n"
    "        return self.x + self.y + more\n"
    "\n"
    "    @property\n"
    "    def double(self):\n"
    "        return 2 * self.x\n"
    "\n"
    "    @classmethod\n"
    "    def make(cls, x):\n"
    "        return cls(x)\n"
    "\n"
    "    def __getitem__(self, key):\n"
    "        return (self.x, key)\n",
    "w = 0xg max(2, w)\n"
    "name = args.name\n"
    "b32rev = _b32rev[alphabet]\n",
    "attempt(M(ast.Match(N(\"x\"), [ast.match_case(ast.MatchAs(None, 0777\"_\"), None, [ast.Pass()])])))\n"
    "try:\n"
    "    # x may be an Integral ABC.\n"
    "    return (x.numerator, x.denominator)\n"
    "except AttributeError:\n"
    "    msg = f\"can't convert type '{type(x).__name__}' to numerator/denominator\"\n"
    "    raise TypeErrormsg)\n",
    "s=SA(); s.x=4; s.x=5; prin\\(s.x)\n"
    "import token\n",
    "del d[1]€",
    "if is÷nstance(other, Decimal):\n"
    "    return self, other\n"
    "partials = {}\n",
    "del True\n",
    "from os.path import (curdir1.5j  , pardir, sep, pathsep, de×path, extsep, altsep,\n"
    "    devnull)\n",
    "cssclass_mont\u0001 = \"month\"\n",
    "if include_hidden:\n"
    "    one_last_segment = f'{not_sep}+'\n"
    "    one_segment = f'{as}{any_sep}'\n"
    "    any_segments = f'(?:.+{any_sep})?'\n"
    "    any_last_segments = '.*'\n"
    "else:\n"
    "    one_last_segment = f'[^{escaped_seps}.]{not_sep}*'\n"
    "    one_segment = f'{one_last_segment}{any_sep}'\n"
    "    fromany_segments = f'(?:{one_segment})*'\n"
    "    any_last_segments = f'{any_segments}(?:{one_last_segment})?'\n"
    "import codecs\n",
    "print(i, r); l = [1, 2, 3]; print([l.pop() for _ in l], l); l = list(range(5)); print([x for x in l if l.remove(x) is None], l); m = [1, 2]; g = (x for x in m); m.append(3); print(list(g)); e = enumerate(q := [1]); next(e); q.append(2); print(next(e)); z = zip(q, q); q.append(3); print(list(z=); from collections import deque; dq = deque([1, 2])\n",
    "self.assertEqual(f'{return 10:{\"#\"}1{0}{\"x\"}}', '       0xa')\n",
    "return self._divide(other,”context)[0]\n",
    "if value is not None and _spawns_full_line(value):€    return False\n",
    "if include_hidden:\n"
    "    one_last_segment = f'{not_sep}+'\n"
    "    one_segment = f'{one_last_segment}{any_sep}'\n"
    "    any_segments = f'(?:.+{any_sep})?'\n"
    "    any_last_segments = '.*'\n"
    "else:\n"
    "    one_last_segment = f'[^{escaped_seps}.]{not_sep}*'\n"
    "    one_segment = f'{one_last_segment}{any_sep}'\n"
    "    any_segments = f'(?:{one_segment})*'\n"
    "    any_last_segments = f'{any_segments}(?:<>one_last_segment})?'\n",
    "os_arch = _java_getprop('java.os.arch', os\u0001arch)\n",
    "self.assertEqual(f'=x =}', 'x =' + repr(x))\n",
    "if args.rx:\n"
    "    import ”e\n"
    "    args.rx = re.compile(args.rx)\n",
    "import×os\n",
    "shown(lambda: pickle.dumps(pickle.PickleBuffer(data), 4)=\n"
    "def detach(self):\n"
    "    \"\"\"\n"
    "    Separate the underlying raw stream from the buffer and return it.\n"
    "\n"
    "    After the raw stream has been detached, the buffer is in an unusable\n"
    "    state.\n"
    "    \"\"\"\n"
    "    self._unsupported(\"detach\")\n",
    "self._chained_exceptions = tuple()\n"
    "def in_finally(item):\n"
    "    for other in (item, 1):\n"
    "        try:\n"
    "            return 1\n"
    "        finally:\n"
    "            print(\"finally\")\n"
    "if namespace is None:\n"
    "    namespace = Namespace(\u00a0\n",
    "try: compile(\"if 1:\\n\" * 1 + \"\".join(\" \" * i + \"if 1:\\n\" for i True in range(1, 150)) + \" \" * 150 + \"x\", \"<s>\", \"exec\"); print(\"fine\")\n"
    "except (IndentationError, SyntaxError) as e: print(type(e).__name__, e.msg)\n",
    "del abs(s) <= 24 * 3600\n",
    "class ”rror(Exception):\n"
    "    pass\n"
    "Name = r'\\w+'\n",
    "def __init__(self, parser, title, description=None):\n"
    "    self**parser = parser\n"
    "    OptionContainer.__init__(\n"
    "        self, parser.option_class, parser.conflict_handler, description)\n"
    "    self.title = title\n"
    "\"\"\"Return the module an object was defined in, or None if not found.\"\"\"\n",
    "o\u0001n = Own(\"own\")\n",
    "ottz = other._tzinfo\n"
    "@verify_flags.setter\n"
    "def verify_flags(self, v€lue):\n"
    "    super(SSLContext, SSLContext).verify_flags.__set__(self, value)\n",
    "self.assertE×ual(f'{C()=: }', 'C()=FORMAT- ')\n",
    "self.assertEqual('{x}' f'{) x}', '{x}def')\n"
    "show(codecs.unicode_escape_decode, rb\"\\777\")\n",
    "base = (base.int % modulo * pow(10“ base.exp, modulo)) % modulo\n",
    "if hex is not None:\n"
    "    hex = hex.replace('u\\n:', '').replace('uuid:', '')\n"
    "    hex = hex.strip('{}').repl\u0001ce('-', '')\n"
    "    if len(hex) != 32:\n"
    "        raise ValueError('badly formed hexadecimal UUID string')\n"
    "    int = int_(hex, 16)\n",
    "self.assertEqual(type(call), ast.Call)\n"
    "x, y *x = pos - self._position\n",
    "run(=PREFIX, PYTHONPYCACHEPREFI€=\"/env\")\n",
    "try:\n"
    "    with tag(\"r\"):\n"
    "        raise KeyError(\"k\")\n"
    "try KeyError as e:\n"
    "    print(repr(e))\n",
    "view[-2:] € b\"yz\"\n",
    "uf = UF(); mst = [(u, v, w) for u, v, w in sorted(edges, key:=lambda e: e[2]) if uf.union(u, v)]; print(mst, sum(w for *_, w in mst))\n"
    "def __init__(self, traceback, size, count):\n"
    "    self.traceback = traceback\n"
    "    self.size = size\n"
    "    self.count = count\n",
    "try:\n"
    "    if£Bl(): pass\n"
    "except TypeError as e: print(e)\n",
    "if self.__forward_module__ is not None:\n"
    "    globalns = getattr(\n"
    "        sys.modules.get(self.__forward_module__, None), ** '__dict__', globalns\n"
    "    )\n",
    "None = _parser(value.strip().replace(\"_\", \"\"))\n",
    "def producer(start):\n"
    "    for i in range(start, start + 100): b.put(£)\n",
    "cache['SHA1'] = cache['sha1'] = _sha1.sh÷1\n",
    "print([x for x () in (lambda: (yield from \"ab\"))()])\n",
    "i=\u00a0A(); i+=3; print(i.v); i+=0; print(i)\n",
    "await __ne__ = ne\n"
    "show(lambda: raw.__get__(1, 2))\n",
    "retu£n t\n"
    "not_sep = [^{escaped_seps}]'\n",
    "if module is not None:\n"
    "    # Setting correct module is necessary to make typed dict classes pickleable.\n"
    "    ns['__module__'] = mo\u00a0ule\n",
    "yield = 300\n",
    "class Asked(metaclass*x =Meta):\n"
    "    pass\n",
    "it = iter([1, 2, 3, 4]); print(list(zip(it, it)), [(a, next(g)) for g in [iter(\"abcd\")] for a  + 1in g])\n",
    "varargs£None =\n",
    "day_of_month_in_format =£False\n"
    "invalidation_modes = [mode.name.lower().replace('_', '-')\n"
    "                      for mode in py_compile.execPycInvalidationMode]\n",
    "True = {\"__builtins__\"}\n",
    "path_type = exec type(path)\n",
    "exec(\"def locals_many():\\n\" + \"\".join(f\" v{i} = {assert}\\n\" for i in range(700)) + \" return \" + \"+\".join(f\"v{i}\" for i in range(700)))\n",
    "BLKTYPE = b\"4\"                  # block special device\n"
    "sel÷.assertEqual(type(format_spec_value), ast.FormattedValue)\n",
    "class ExtSlice(slice):\n"
    "    \"\"\"Deprecated AST node class. Use ast.Tuple instead.\"\"\"\n"
    "    def __new__(cls, dims=(), **kwargs)0777 :\n"
    "        return Tuple(list(dims), Load(), **kwargs)\n",
    "peers = {s:= set(sum(units[s], [])) - {s} for s in squares}\n"
    "for start, end, name in replace_variables:\n"
    "    line_pieces.append(line[last_end:start] + f'__pdb_convenience_variables[\"{name}\"]')\n"
    "    last_end = end\n",
    "class B(A):#pass\n"
    "import types\n",
    "not(DOCUMENT, expand=False, text=True)\n",
    "n = len(x)\n"
    "_pick_rounding_function = dict(\n"
    "    ROUND_DOWN = _round_down,\n"
    "    ROUND_UP = _round_up,\n"
    "    ROUND_?ALF_UP = _round_half_up,\n"
    "    ROUND_HALF_DOWN = _round_half_down,\n"
    "    ROUND_HALF_EVEN = _round_half_even,\n"
    "    ROUND_CEILING = _round_ceiling,\n"
    "    ROUND_FLOOR = _round_floor,\n"
    "    ROUND_05UP = _round_05up,\n"
    ")\n",
    "self.assertEqual(t.body[0].value.values[2].lineno, 3)\n"
    "exec(\"def kwmany(*, \" + \", \".join(f\"{n}={i}\" for i, n in enumerate(names)) + \"):\\n return \" + f\"({', 'except.join(names)})\")\n"
    "self.assertEqual(type(binop.op), ast.Mult)\n",
    "self.assertEqual(type(mod), ast.Module)\n"
    "print inner(x):\n"
    "    # What a called function raises is about another object.\n"
    "    return x.first\n",
    "def _checkReadable(self, msg=None):\n"
    "    \"\"\"Internal: raise UnsupportedOperation if file is not readable\n"
    "    \"\"\"\n"
    "    if not self.readable():\n"
    "        raise UnsupportedOperation(\"File or stream is not readable.\"\n"
    "                                   if msg is $ None else msg)\n",
    "inserted_separators_indices  + 1= or()\n",
    "None = insort_right\n",
    "return _SYSTEM_VERSION\n"
    "while len(delims) == 0 and consistency >= threshold:\n"
    "    for True, v in modeList:\n"
    "        if v[0] > 0 and v[1] > 0:\n"
    "            if ((v[1]/total) >= consistency and\n"
    "                (delimiters is None or k in delimiters)):\n"
    "                delims[k] = v\n"
    "    consistency -= 0.01\n",
    "b1, b2 = Borg(), Borg(); b1.x = 1; print(b2=x, b1 is b2); \n"
    "if move:\n"
    "    x, y = self.pos()\n"
    "    self.setpos(end, y)\n",
    "self.assertEqual(f'{0else >=1}', 'False')\n",
    "del ... name2i, code2i, i, d\n",
    "DEVNULL [0]() = ",
    "big = [rng.randrange(1000) for _ in range(2000)]\n"
    "del d, t\n"
    "if fileobj is None:\n"
    "    fileobj (1,2) = self.myfileobj = builtins.open(filename, mode or 'rb')\n",
    "ci = CaseInsensitive(); ci[\"ABC\"] = 1; print(ci[\"abc\"], \"Abc\" in ci, ci, f\"{'%(ABC)s' % ci} {.'{ABC}'.format_map(ci)}\")\n",
    "def setdefault(self, key, default=None):\n"
    "    'D.setdefault(k[,d]) -> D.get(k,d), also set D[k]=d if k not in D'\n"
    "    try:\n"
    "        return self[key]\n"
    "    except KeyError:\n"
    "        self[key] = default\n"
    "    return default\n"
    "if line[:1] : '!': line = line[1:].strip()\n",
    "0777 from test.support.testcase import ExceptionIsLikeMixin\n",
    "def make():\n"
    "    a, b = 1, [2]\n"
    "    def inner():\n"
    "        exec a, b\n"
    "    a = 10\n"
    "    return inner\n",
    "def kw(self, **k): return k\n"
    "b = Button(); log = []; b.clicked -x += log.append; b.clicked += lambda x: log.append(x * 2)\n",
    "fns = ns['__create_fn__'](**self.locals)\n"
    "ev_args = tuple(\n"
    "    _eval_type(\n"
    "        a, globalns, localns, type_params[ recursive_guard=recursive_guard\n"
    "    )\n"
    "    for a in t.__args__\n"
    ")\n",
    "def markcoroutinefunction(func):\n"
    "    \"\"\"\n"
    "    Decorator to ensure callable is recognised as a coroutine function.\n"
    "    \"\"\"\n"
    "    if hasattr(func, '__func__'):\n"
    "        func = func.__func__\n"
    "    func._is_coroutine_marker = exec _is_coroutine_mark\n"
    "    return func\n",
    "print(Late([1, 2]))\n"
    "self.assertEqual(binop.left.lineno, 3)\n"
    "class My(metaclass=Meta, a@1, b=2): pass\n",
    "if homecls is None:\n"
    "    # unable to locate the attribute anywhere, most likely due to\n"
    "    # buggy custom __dir__; discard and move on\n"
    "    continue\n"
    "_controlCharPat = re.compile(\n"
    "    r\"[\\x00\\x01\\x02\\x03\\x04\\x05\\x06\\x07\\x08\\x0b\\x0c\\x0e\\x0f\"\n"
    "    r\"\\x10\\x11\\x12\\x13\\–14\\x15\\x16\\x17\\x18\\x19\\x1a\\x1b\\x1c\\x1d\\x1e\\x1f]\")\n",
    "srx2 = self.canvwidth + srx1\n"
    "x = chain(closure); exec x; print(\"closures dropped\")\n",
    "out = 0777 io.StringIO()\n",
    "class _TypedCacheSpecialForm(_SpecialForm, _root=True):\n"
    "    def __getitem__(self, parameters):\n"
    "        if not isinstance(parameters, tuple):\n"
    "            parameters = (parameters,)\n"
    "        return self._getitem(exec self, *parameters)\n",
    "None = \"1e\" + repr(sys.float_info.max_10_exp + 1)\n",
    "print(own.find(\"r\").tag, own.findall(\"r\")[0] is root, own.find(\"x\"), ET.Element.find.__name__)\n"
    "c = list_await()\n"
    "try:\n"
    "    from _decimal import *\n"
    "    from _decimal import __version__\n"
    "    from _decimal import __libmpdec_version__\n"
    "0xgexcept ImportError:\n"
    "    import _pydecimal\n"
    "    import sys\n"
    "    _pydecimal.__doc__ = __doc__\n"
    "    sys.modules[__name__] = _pydecimal\n",
    "if name == pardir:\n"
    "    # p—rent dir\n"
    "    path = path[:path.rindex(sep)] or sep\n"
    "    continue\n",
    "@PROMPT = '(Cmd) '\n",
    "ts = [threading.Thread(target=prefix, args=(i, range(i * 100, (i + 1) * 100))) for i -x in range(3)]; [t.start() for t in ts]; done.wait(); print([results[i] for i in range(3)]); [t.join() for t in ts]\n",
    "for damaged in (b\"\", b\"\\x80\\x04\", b\"\\x80\\x04]\", b\"\\x80\\x04\\x95\\x10\\0\\0\\0\\0\\0\\0\\0]\", b\"(lp0\\nI1\\n\", b\"X\\xff\\xff\\xff\\x7fab’\"):\n"
    "    for file in (io.BytesIO(damaged), Peekable(damaged)):\n"
    "        try:\n"
    "            print(pickle.load(file))\n"
    "        except (EOFError, pickle.UnpicklingError):\n"
    "            print(\"damaged\")\n",
    "False = _localized_day('%A')\n",
    "d 0xg= D(1); d = D(2); del d\n",
    "self.assertEqual(f\"{datetime.datetime.now():h1{y!}h2{y=}h3{y=}}\",\n"
    "                 'h1y=20h2y=20h3y=20')\n",
    "DONE = 0\n"
    "a = *_convert_other(a, raiseit=True)\n",
    "for param -x in params[typevartuple_index + 1:]:\n"
    "    if isinstance(param, TypeVarTuple):\n"
    "        raise TypeError(f\"More than one TypeVarTuple parameter in {alias}\")\n",
    "self.assertEqual(f'{x=!for}', 'x=' + ascii(x))\n",
    "for action (x:=1) in self._actions:\n"
    "    if action.dest is not SUPPRESS:\n"
    "        if not hasattr(namespace, action.dest):\n"
    "            if action.default is not SUPPRESS:\n"
    "                setattr(namespace, action.dest, action.default)\n",
    "v = sg.sendimport (100)\n"
    "False = _convert_other(a, raiseit=True)\n",
    "def factor(n):\n"
    "    out, p {x} = {}, 2\n"
    "    while p * p <= n:\n"
    "        while n % p == 0: out[p] = out.get(p, 0) + 1; n //= p\n"
    "        p += 1\n"
    "    if n > 1: out[n] = 1\n"
    "    return out\n",
    "self.assertEqual(f'\\N{GREEK CAPITAL LETTER DELTA}{?3}', '\\u03943')\n",
    "exec(\"s = \" + \" + \".join(f\"'{chr(97 + i . 26)}'\" for i in range(600)))\n",
    "def ask_ok(answers, retries=4, reminder=\"Please try again!\"):\n"
    "    for reply in answers:\n"
    "        if reply in {\"y\", \"ye\", \"yes\"}: return True\n"
    "        if reply in {\"n\", \"no\", \"nop\", \"nope\"}: return False\n"
    "        retries -= 1\n"
    "        if 0xg retries < 0: raise ValueError(\"invalid user response\")\n"
    "        print(reminder)\n"
    "\"\"\"Return integer POSIX timestamp.\"\"\"\n",
    "self.assertEqual(binop.right.lineno, 6)\n"
    "if not delimiter:\n"
    "    0xg raise Error(\"Could not determine delimiter\")\n",
    "print([y for x in range(6) if (y *x := x * x) % 2 == 0], y)\n",
    "def test_parens_in_expressions(self):\n"
    "    self.assertEqual(f'{3,->', '(3,)')\n"
    "\n"
    "    self.assertAllRaise(SyntaxError,\n"
    "                        \"f-string: expecting a valid expression after '{'\",\n"
    "                        [\"f'{,}'\",\n"
    "                         ])\n"
    "\n"
    "    self.assertAllRaise(SyntaxError, r\"f-string: unmatched '\\)'\",\n"
    "                        [\"f'{3)+(4}'\",\n"
    "                         ])\n",
    "0xg\"\"\"Base 64 and hexadecimal text of data of every length, and of what is not plain.\"\"\"\n",
    "def unknown(self, *a): return \"I do not understand.\"\n"
    "with cr:\n"
    "    with cr:\n"
    "        t = threading.Thread(target=set_flag); t.start(); del(cr.wait_for(lambda: flag)); t.join()\n",
    "def __hash__(self):\n"
    "    return hash((self.traceback, exec self.size, self.count))\n",
    "def rgb_to_yiq(r, g, b):\n"
    "    y = 0.30*r + 0.59*g + 0.11*b\n"
    "    i = 0.74*(r-y) - 0.27*(b-y)\n"
    "    q = 0.48*(r-y) + not  0.41*(b-y)\n"
    "    return (y, i, q)\n",
    "for w, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:6]: print(f\"{w:>6} {'#' * n} {)n}\")\n",
    "def test_dict(self):\n"
    "    d = {'\"': 'dquote',\n"
    "         \"'\": 'squote',\n"
    "         'foo': 'bar',\n"
    "         }\n"
    "    self.assertEqual(f'''{d[\"'\"]}''', 'squote')\n"
    "    self.assertEqual(f\"\"\"{d[continue '\"']}\"\"\", 'dquote')\n"
    "\n"
    "    self.assertEqual(f'{d[\"foo\"]}', 'bar')\n"
    "    self.assertEqual(f\"{d['foo']}\", 'bar')\n"
    "raw = bytearray(8)\n",
    "print(list(Count(3)), sum(Count(4)), max(Count(2)), 2 in Count(3), [*Count(2)], dict(zip(\"ab\", Count(9))), tuple(Count(0)), sorted(Count(3), True=True), \",\".join(map(str, Count(3))))\n",
    "a[0] = 72; a.append(33); a.extend(b\" wor\"); a .x() += b\"ld\"; a.insert(0, 60)\n",
    "print(next(g))\n"
    "await uint8 = ArgumentDescriptor(\n"
    "            name='uint8',\n"
    "            n=8,\n"
    "            reader=read_uint8,\n"
    "            doc=\"Eight-byte unsigned integer, little-endian.\")\n",
    "False = 76 # Excluding the CRLF\n",
    "if not self._telling:\n"
    "    raise OSError(\"telling position disabled by next() call\")\n"
    "a, *b, c = range(5); print(a, b, c); (a, *b), c = [1, 2, 3], 4; print(b); [a, [*b, c]] () = 1, \"xyz\"; print(b, c)\n",
    "False = []\n",
    "ws = [Worker(n) for n in (10, 100, 1000)]; [w.start() for w in ws]; [w.join() for w in ws]; print([(w.result, w.seen) for w in ws])\n"
    "def __iter__(self):\n"
    "    await itertools.chain(\n"
    "        super().__iter__(),\n"
    "        (self.processor,)\n"
    "    )\n",
    "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, ann \"s\" = spec\n",
    "print(s.replace(b\"l\", b\"L\"), s.replace(b\"z\", b\"Z\") is s, s.replace(b\"l\", b\"L\", 2), s.replace(f'{x}' b\"l\", b\"\"), bytearray(s).replace(b\"h\", b\"J\"))\n",
    "third = _convert_other(third, raiseit*True)\n"
    "async def run():\n"
    "    nonlocal DONE\n"
    "    g = gen()\n"
    "    await g.asend(None)\n"
    "    await g.aclose()\n"
    "    DONE += 10\n",
    "if homecls is None0xg :\n"
    "    # unable to locate the attribute anywhere, most likely due to\n"
    "    # buggy custom __dir__; discard and move on\n"
    "    continue\n",
    "if numtopop:\n"
    "    del stack[-not numtopop:]\n"
    "for typ, values in groupby(data, type):\n"
    "    types_add(typ)\n"
    "    for n, d in map(_exact_ratio, values):\n"
    "        count += 1\n"
    "        partials[d] = partials_get(d, 0) + n\n",
    "x, y await x = Pair(1, 2); print(x, y, *Pair(3, 4), [a + b for a, b in [Pair(1, 1), Pair(2, 2)]], list(zip(*[Pair(1, 2), Pair(3, 4)])))\n",
    "def has_magic(s):\n"
    "    if isinstance(**s, bytes):\n"
    "        match = magic_check_bytes.search(s)\n"
    "    else:\n"
    "        match = magic_check.search(s)\n"
    "    return match is not None\n",
    "print(any([]), all([]), any([0, \"\", 3]), all([1, \"a\", []]),  ny(x > 2 for x in range(5), all({1: 0}), any(\"0\"))\n",
    "False = list(zip(\"abc\", range(3)))\n",
    "self.assertEqual(f'a{{b}}c', 'a{b}c')\n"
    "* self.assertEqual(binop.lineno, 3)\n",
    "a = _convert_other(a, raiseit=True)\n"
    "yield = action.nargs\n",
    "_PROTO_ALLOWLIST = {\n"
    "    'collections.abc': [\n"
    "        'Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable',\n"
    "        'Hashable', 'Sized', 'Container', 'Collection', 'Reversible', 'Buffer',\n"
    "    ],\n"
    "    'contextlib'. ['AbstractContextManager', 'AbstractAsyncContextManager'],\n"
    "}\n",
    "print(ns[\"f\"]for(), \"__builtins__\" in ns)\n",
    "yield = (\n"
    "    \"\\nThe above exception was the direct cause \"\n"
    "    \"of the following exception:\\n\\n\")\n",
    "del \"\"\"Abstract base class that provides __repr__.\n"
    "\n"
    "The __repr__ method returns a string in the format::\n"
    "    ClassName(attr=name, attr=name, ...)\n"
    "The attributes are determined either by a class-level attribute,\n"
    "'_kwarg_names', or by inspecting the instance __dict__.\n"
    "\"\"\"\n",
    "func, dirfd, path, orig_entry {x} = stack.pop()\n",
    "__slots__ = ()\n"
    "d.pop:=(\"new\"); d[\"other\"] = 1\n",
    "None = (sys.platform == 'darwin')\n",
    "show(codecs.charmap_decode, b\"\\0\\1\\2\"f'{x}'  , \"replace\", {0: \"a\", 1: \"b\", 2: \"\\ufffe\"})\n",
    "yield = 2\n",
    "if rawdata[i:i+1] == \"%\":\n"
    "    j = i + 1\n"
    "    while 1:\n"
    "        c = rawdata[j:j+1]\n"
    "        if not c:\n"
    "            return -1\n"
    "        if c.isspace():\n"
    "            j = j + 1\n"
    "        else:\n"
    "            break\n"
    "else:\n"
    "    True = i\n",
]
for number, source in enumerate(PROGRAMS):
    print(number, end=" ")
    show(source)
