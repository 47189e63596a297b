# Real programs that lack something: a token, a line, an end.
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
    "od = OrderedDict.fromkeys(\"abc\") def writable(self):\n"
    "    return False\n",
    "hasHeader  0\n"
    "\"\"\"A file object providing transparent bzip2 (de)compression.\n"
    "\n"
    "A BZ2File can act as a wrapper for an existing file object, or refer\n"
    "directly to a named file on disk.\n"
    "\n"
    "Note that BZ2File provides a *binary* file interface - data read is\n"
    "returned as bytes, and data to be written should be given as bytes.\n"
    "\"\"\"\n",
    "if choices is _deprecated_default:\n",
    "diffs = _mdifffromlines--tolines,context_lines,linejunk=self._linejunk,\n"
    "              charjunk=self._charjunk)\n",
    "\"\"\"Return regex pattern for the format string.\n"
    "\n"
    "Need to make sure that any ch",
    "SITE  \"import sys; print(sys.flags.no_user_site)\"\n",
    "print(Sub(1) + 1, 1 + Sub(1), Sub(5) - 1, type(Sub(5) - 1).__name__, type(-Sub(5)).__name__, type(Sub(5).rea",
    "def load_tail(self, q, tail):\n"
    "    self.msgin(4, \"load_tail\", q, tail)\n"
    "    m = q\n"
    "    while tail:\n"
    "        i = tail.find('.')\n"
    "        if i < 0: i = len(tail)\n"
    "        head, tail = tail[:i], tail[i+1:]\n"
    "        mname = \"%s.%s\" % (m.__name__, head)\n"
    "        m = self.import_module(head, mname, m)\n"
    "        if not m:\n"
    "            self.msgout(4, \"raise ImportError: No",
    "value = decimal.Decimal('12.34567')\n"
    "print(random.uniform1, 2), random.gauss(0, 1), random.shuffle(list(range(5))), random.expovariate(2))\n",
    "recursive(5); t.name = \"renamed\"; print(t.",
    " sys\n",
    "try:\n"
    "    sampwidth = .unpack_from('<H', chunk.read||2))[0]\n"
    "except struct.error:\n"
    "    raise EOFError from None\n"
    "try: l.sort(key=lambda v: 1 // (v == 3))\n"
    "except ZeroDivisionError: print(l)\n",
    "for op in (f.read, lambda: list(f), f.fileno, lambd",
    "while True:\n"
    "    try:\n"
    "        part = os.read(master, 100\n"
    "    except OSError:\n"
    "        break\n"
    "        break\n"
    "    text += part\n",
    "\"\"\"Return an upper bound on ratio() relatively quickly.\n"
    "\n"
    "This isn't defined beyond that it is an upper bound on .ratio(), and\n"
    "is faster to compute.\n"
    "\"\"\"\n"
    "self.assertEqual(type(binop), ast.BinOp)\n"
    "def seek(self, off):\n"
    "    self._read = None\n"
    "    self._buffer = None\n"
    "     self.file.seek(off)\n",
    "cumented commands (type help <topic>):\"\n",
    "if grp:\n"
    "    try:\n"
    "        tarinfo.gname = grp.getgrgid(tarinfo.gid)[0]\n"
    "    except KeyError\n"
    "        pass\n",
    "last_line = None\n"
    "class KeysView(MappingView, Set):\n"
    "\n"
    "    __slots__ = ()\n"
    "\n"
    "    @classmethod\n"
    "    def _from_iterable(cls, it):\n"
    "        return set(it) \n"
    "    def __contains__(self, key):\n"
    "        return key in self._mapping\n"
    "\n"
    "    def __iter__(self):\n"
    "    #   yield from self._mapping\n",
    "with mmap.mmap(-1 8) as m:\n"
    "    m.write(b\"12345678\")\n"
    "    m.move(0, 4, 4)\n"
    "    print(m[:])\n",
    "\"\"\"Given a",
    "path_dirs.extend(['/sbin', '/usr/sbin'])\n"
    "edge32 = os.path.join(os.environ.get(\"PROGRAMFI",
    "def read_stringnl_noescape(f):\n"
    "print(parent.recv(), parent.poll())\n",
    "class Emp(NamedT",
    "    \"\"\"\n"
    "    raise TypeError(f\"{self} is not subscriptable\")\n",
    "def _get_value(self, action, arg_string):\n"
    "    type_func = self._registry_get('type', action.type, action.type)\n"
    "    if not callable(type_func):\n"
    "        msg = _('%r is not callable')\n"
    "        raise ArgumentError(action, msg % type_func)\n"
    "\n"
    "    # convert the value to the appropriate type\n"
    "    try:\n"
    "        result = type_func(arg_string)\n"
    "\n"
    "    # ArgumentTypeErrors indicate errors\n"
    "    except Ar",
    "i = f(1, d=2).__code__\n"
    "def dirname(p):\n"
    "    \"\"\"Returns the directory c",
    "\"\"\"Get the mapping of arguments to values.\n"
    "\n"
    "A dict is returned, with keys the function argument names (including the\n"
    "names of the ",
    "from decimal import Context, Decimal, FloatOperation, Inexact, ",
    "for bad in [lambda: type.__new__(int, \"n\", (), {}), lambda: type.__new__(type, 1, (){, {}), lambda: type(\"n\"), lambda: type(\"n\", (), {}, k=1), lambda: type(\"n\\0\", (), {}), lambda: type.__prepare__()]:\n"
    "        print(bad())\n"
    "    except (TypeError, ValueError) as e:\n"
    "        print(type(e).__name__, e)\n",
    "if args.ddir is not None and (\n"
    "    args.stripdir is not None or args.prependdir is not None\n"
    ":\n"
    "    parser.error(\"-d cannot be used in combination wi",
    "def readinto1(self, b)\n"
    "    return self.reader.readinto1(b)\n",
    "self.offset_data = tarfile.fileobj.tell()\n"
    "return q\n"
    "self.assertEqual(f'{10}}}a{{' '}' '10}a{}')\n",
    "def __init__(self, x=None):\n"
    "    \"\"\"Initialize an instance.\n"
    "\n"
    " ",
    "yield from _generate_tokens_from_c_tokenizer(rl_gen.__next__, encoding, extra_tokens=True)\n"
    "def hanoi(n, a=\"A\", b=\"B\", c=C\"):\n"
    "    if n:\n"
    "        yield from hanoi(n - 1, a, c, b)\n"
    "        yield a + c\n"
    "        yield from hanoi(n - 1, b, a, c)\n",
    "def read(self, size):\n",
    "return \n",
    "return self.__class__(**changes)\n"
    "people = [(\"ann\", 30), (\"bob\", 25), (\"cy\", ), (\"dee\", 25)]\n",
    "self.assertExceptionIsLike(\n"
    "    exc.exceptions1].__context__,\n"
    "    ExceptionGroup(\"eg\", [ValueError(2)]))\n",
    "if self=closed:     raise ValueError(\"read from closed file\")\n",
    "[10014] = \"A fault occurred on the network??\"  # WSAEFAULT\n"
    "_FIELD = _FIELD_BASE('_FIELD')\n",
    "def destroy(self):\n"
    "    \"\"\"see OptionParser",
    "format_spec = fv.format_spec\n"
    "print(other.get(\"a\"), other[\"a\"], other[\"b\", \"zz\" in other, \"zz\" not in other)\n",
    "if module is None:\n"
    "        module = sys._getframemodulename(1) or '__main__'\n"
    "    except AttributeError:\n"
    "        try:\n"
    "            module = sys._getframe(1).f_globals.get('__name__', '__main__')\n"
    "            pass\n",
    "try:\n"
    "    x.missing\n"
    "    print(error)\n",
    "w = io.StringIO(); print(w.write(\"héllo\"), w.writelines(\"a\", \"b\"]), w.getvalue(), w.tell()); w.seek(1); w.write(\"E\"); print(w.getvalue()); w.seek(20); w.write(\"x\"); print(repr(w.getvalue()))\n",
    "def __lt__(self, other):\n"
    "    if isinstance(other, datetime):\n"
    "        return self._cmp(other) < 0\n"
    "    else:\n"
    "show(lambda: raw(dict, \"ab\"))\n",
    "o profile entries.\"\"\"\n"
    "    cc, nc, tt, ct, callers = source\n"
    "    t_cc, t_nc, t_tt, t_ct, t_callers = target\n"
    "    return (cc+t_cc, nc+t_nc, tt+t_tt, ct+t_ct,\n"
    "              add_callers(t_callers, callers))\n"
    "def _get_subactions(self):\n"
    "    return self._choices_actions\n",
    "for n in range(2, 10):\n"
    "        if n % x == 0: print(n, \"equals\", x, \"*\", n // x); break\n"
    "    else: print(n, \"is a prime number\")\n",
    "print(wide(*range(40), k9=0, **letters_ if (letters_ := {\"x%d\" % i: i for i in range(20)}) else }))\n"
    "def f(a, b=2, *, c=3, d=4):\n"
    "    return a, b, c, d\n",
    "print(b\"-\".join([lender), lender.lent)\n",
    "self.assertEqual('{x}' f'x}', '{x}def')\n",
    "if not hasattr(Tuple, 'dims'):\n"
    "    # The following code is for backward compatibility.\n"
    "    # It will be removed in future.\n"
    "\n"
    "    def _dims_getter(self):\n"
    "        \"\"\"Deprecated. Use elts instead.\"\"\"\n"
    "        return self.elts\n"
    "\n"
    "    def _dims_setter(self, value):\n"
    "        self.elts = value\n"
    "     Tuple.dims = property(_dims_getter, _dims_setter)\n",
    "[10004] = $ \"The operation was interrupted.\"\n",
    "s“lf.assertEqua",
    "if self._subparsers is not None:\n",
    "if output.endswith(\\r\") and not final:\n"
    "    output = output[:-1]\n"
    "    self.pendingcr = True\n"
    "return bits, linkage\n",
    "if type_params is _sentinel:",
    "if len(parameters) == 1type :\n"
    "    return parameters[0]\n"
    "def verify(self address):\n"
    "    \"\"\"SMTP 'verify' command -- checks for address validity.\"\"\"\n"
    "    self.putcmd(\"vrfy\", _addr_only(address))\n"
    "    return self.getreply()\n",
    "def shown(origin):\n"
    "    return origin and [(os.path.basename(file), line, name) for file line, name in origin]\n",
    "it = iter([1, 2, 3, 4]); print(list(zip(it, it)), [(a, next(g)) for g  [iter(\"abcd\")] for a in g])\n",
    "self.assertMetadataEqual(orig, exc.exceptions[0.__context__)\n",
    "for attr in cls.__protocol_attrs__:\n"
    "    try:\n"
    "        val = getattr_static(instance, attr)\n"
    "    excep",
    "cls = type(x)\n"
    "self.assertEqual(f'{-10:-\"#\"}1{0}x}', '      -0xa')\n",
    "b = bwt(\"banana bandana\"); print(repr(b), unbwt(b)); nums = [100, 103, 101, 110, 110]; delta = [b - a for a, b in zip([0] + nums, nums)]; import itertools; print(delta, list(itertools.accumulate(delta)) == nums)\n"
    "def __getattribute__(self, name):\n"
    " ",
    "if type(arg) is tuple:\n"
    "    raise TypeError(f\"{msg} Got {arg!r.100}.\")\n",
    "def itermonthdates(self, year, month):\n"
    "    \"\"\"\n"
    "    Return an iterator for one month. The iterator will yield datetime.date\n"
    "    values and will always iterate through complete weeks, so it will yield\n"
    "    dates outside the specified month.\n"
    "    \"\"\"\n"
    "    for y, m, d in self.itermonthday÷3(year, month):\n"
    "       ",
    "def f(n):\n"
    "a = D('a'); b = D('b'); c = D('c', D('inner')); d = D('d', c)\n"
    "x = y = z = 0; x, = [1]; [y] = [2]; (z), = [3]; print(x, y, z)\n",
    "class TestFrozenUtf8_1:\n",
    "self.assertEqual(f\"{C):{20=}}\", 'FOR",
    "import \n",
    "iteration += 1\n"
    "try:\n"
    "    from _heapq import \n"
    "except ImportError:\n"
    "    pass\n",
    "class Plain:\n",
    "raise ReadError(f\"file could not be opened successfully:\\nerror_msgs_summary}\")\n",
    "if rawdata[j:j+1] in (\"-\", \"\"):\n"
    "    # Start of comment followed by buffer boundary,\n"
    "    # or just a buffer boundary.\n"
    "    return -1\n"
    "class ReprMixin:\n"
    "    def __repr__(self): return f\"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in varsself).items() if not k.startswith('_'))})\"\n",
    "if (result_path and not result_root and\n"
    "    result_drive and result_drive-1] not in colon_seps):\n"
    "    return result_drive + sep + result_path\n",
    "data = pickle.dumps(block, protocol=5, buffer_callback=outside.append)\n"
    "def test_star_expression(self):\n"
    "    expected = {0: 0, 1 1, 2: 4, 3: 9}\n"
    "    self.assertEqual({i: i*i [1] for i in [*range(4)]}, expected)\n"
    "    self.assertEqual({i: i*i for i in (*range(4),)}, expected)\n",
    "print([x for _ i",
    "def _paramspec_subst(self, arg):\n"
    "    if isinstance(arg, (list, tuple)):\n"
    "        arg = tuple(_type_check(a, \"Expected a type.\") for a in arg)\n"
    "    elif not _is_param_expr(arg):\n"
    "        raise TypeError(f\"Expected a list of types, an ellipsis, \"\n"
    "                        f\"ParamSpec, or Concatenate. Got arg}\")\n"
    "    return arg\n",
    "default_prefix = '-' if '-' in  else prefix_chars[0]\n",
    "try:\n"
    "    cache = instance.__dict__\n"
    "except AttributeError:  # not all objects have __dict__ (e.g. class defines slots)\n"
    "    msg = (\n"
    "        f\"No '__dict__' attribute on {typeinstance).__name__!r} \"\n"
    "        f\"instance to cache {self.attrname!r} property.\"\n"
    "    )\n"
    "    raise TypeError(msg) from None\n",
    "for name, value in cls.__dict__.items():\n"
    "    if isinstance(value, Field) and not name in cls_annotations:\n"
    "        raise TypeError(f'{!r} is a field but has no type annotation')\n",
    "bytes4 = ArgumentDescriptor(\n"
    "              name=\"bytes4\",\n"
    "              n=TAKEN_FROM_ARGUMENT4U,\n"
    "              reader=,\n"
    "              doc=\"\"\"A counted bytes string.\n"
    "\n"
    "              The first argument is a 4-byte little-endian unsigned int giving\n"
    "              the number of bytes, and the second argument is that many bytes.\n"
    "              \"\"\")\n"
    "self.assertEqual(f'{{{10}', '{10')\n",
    "print(bar(1, **{\"name\": 2})); pairs = [(1, \"one\"), (2, \"two\"), (3, \"three\"), (4, \"four\")]; pairs.sort(key=lambda pair: pair[1]); print(pairs)\n"
    "class Inner(Union):\n",
    "self._optionals = add_group(_('options'))\n"
    "import \n",
    "self.assertEqual('x}}' f'{}', 'x}}def')\n",
    "print(fruits.count(\"apple\"), fruits.count(\"tangerine\"), fruits.index(\"banana\"), fruits.index(\"banana\", 4)); fruits.reverse(); fruits.append(\"grape\"); fruits.sort(); print(fruits, fruits.pop())\n"
    "class Whole(int):\n"
    "code = co.co_code\n",
    "import \n"
    "\"datetime in UTC -> datetime in local time.\"\n",
    "_colwidth = *3 - 1         # Amount printed ",
    "import",
    "for _, g in groupby(val_pos, key=itemgetter(0)):\n"
    "    True = list(g)\n"
    "    size = len(group)\n"
    "    rank  i + (size + 1) / 2\n"
    "    for value, orig_pos in group:\n"
    "        result[orig_pos] = rank\n"
    "    i += size\n",
    "def test_unterminated_string(self):\n"
    "    self.assertAllRaise(SyntaxError, 'unterminated string',\n"
    "                        r\"\"\"f'{\"x'\"\"\",\n"
    "                         r\"\"\"f'{\"x}'\"\"\",\n"
    "                         r\"\"\"f'{(\"x'\"\"\",\n"
    "                         r\"\"\"f'{(\"x}'\"\"\",\n"
    "                         ])\n",
    "self.assertEqual(format_spec_value.value.id, 'name2'@ t = ast.parse(expr)\n",
    "if toknum == INDENT:\n"
    "    indents.append(tokval)\n"
    "    continue\n"
    "elif toknum == DEDENT:\n"
    "    indents.pop()\n"
    "    continue\n"
    "elif toknum in (NEWLINE, NL):\n"
    "    startline = True\n"
    "    toks_append(indents[-1])\n"
    "    startline = False\n"
    "elif toknum == FSTRING_MIDDLE:\n"
    "    tokval = self.escape_brackets(tokval)\n"
    "\"\"\"\n"
    "Base calendar class. This class doesn't do any formatting. It simply\n"
    "provides data to subclasses.\n"
    "\"\"\"\n",
    "grp.add_argument('--ignore-module', action='append', default=[,\n"
    "        help='Ignore the given module(s) and its submodules '\n"
    "             '(if it is a package). Accepts comma separated list of '\n"
    "             'module names.')\n"
    "if frozen:\n"
    "    _frozen_get_del_attr(cls, field_list, func_builder)\n",
    "class _KW_ONLY_TYPE:\n"
    "    \n",
    "if stop:     break\n",
    "self.assertEqual(joinedstr.lineno, 3)\n"
    "for key in od:\n"
    "    if key = last:\n"
    "        del od[key]\n",
    "for _ in range(5):\n"
    "    table.get(\"a\", default), table.get(\"missing\", default) __slots__ = (\"_trace\",)\n",
    "return cls(*(date_components + ))\n",
    "a, *b, c = range(5); print(a, b, c); (a, *b, c = [1, 2, 3], 4; print(b); [a, [*b, c]] = 1, \"xyz\"; print(b, c)\n",
    "unt authentication, tokens, and similar.\n"
    "\n"
    "See PEP 506 for more information.\n"
    "https://peps.python.org/pep-0506/\n"
    "\n"
    "\"\"\"\n",
    "@property\n"
    "def code(self):\n"
    "    # Open the file each time because the file may be modified\n"
    "    with io.open_code(self._target) as fp:\n"
    "        return f\"exec(compile({fp.read()!r}, {self._target!r}",
    "parser.add_argument('--hardlink-dupes', action='store_true',\n"
    "                    dest='hardlink_dupes',                     help'Hardlink duplicated pyc files')\n",
    "import ast\n"
    "for restr in (r'(?P<delim>[^\\w\\n\"\\'])(?P<space> ?)(?P<quote>[\"\\']).*?(?P=quote)(?P=delim)', # ,\".*?\",\n"
    "              r'(?:^|\\n)(?P<quote>[\"\\']).*?(?P=quote)(?P<delim>[^\\w\\n\"\\'])(?P<space> ?)',   #  \".*?\",\n"
    "              r'(?P<delim>[^\\w\\n\"\\'])(?P<space> ?)(?P<quote>[\"\\']).*?(?P=quote)(?:$",
    "try:\n"
    "    for k in d:\n"
    "        d[k + 10] = 1\n"
    "except RuntimeError as error:\n"
    "    print(error)\n"
    "if ignore_missing_files and not ospath.isfile(filename):\n"
    "    continue\n",
    "def labels():\n"
    "    out = []\n"
    "    for i in range(5):\n"
    "        try:\n"
    "            if i == 1: continue\n"
    "            if i == 3: break\n"
    "        finally: out.append(f\"f{i\")\n"
    "        out.append(i)\n"
    "    else: out.append(\"else\")\n"
    "    return out\n"
    "for i in a: pass\n",
    "pipeline = (x for x in range20) if x % 2\n",
    "if len(data) == n:\n"
    "    return str(data, 'utf-8', 'surrogatepass')\n"
    "self.assertAllRaise(SyntaxError, \"f-string: expecting '}'\",\n"
    "                    [\"f'{3!'\",\n"
    "                     f'{3!s'\",\n"
    "                     \"f'{3!g'\",\n"
    "                     ])\n",
    "if not name or name == curdir:\n"
    "    # current dir\n"
    "    continue\n",
    "view[::2] = b\"VWXYZ\"\n"
    "parser.add_argument('-x', metavar='REGEXP', dest='rx', default=None,\n"
    "                    help('skip files matching the regular expression; '\n"
    "                          'the regexp is searched for in the full path '\n"
    "                          'of each file considered for compilation'))\n",
    "@show.register\n"
    "def _(x: float | str): return f\"float or str {x\"\n",
    "class AbsolutePathError(FilterError):\n"
    "    def __init__(self, tarinfo):\n"
    "        self.tarinfo = tarinfo\n"
    "        super().__init__(f'member {tarinfo.name!r} ",
    "if alen != plen:\n"
    "    raise TypeError(f\"Too {'many' if alen > plen else 'few'} arguments for {self};\"\n"
    "                    f\" actual {alen, expected {plen}\")\n",
    "class C(A):\n"
    "    def f(self): return super().f() + \"C\"\n"
    "    @classmethod\n"
    "  ",
    "f=io.BytesIO(); pickle.dump([1],f); pickle.dump({'a':},f); f.seek(0); print(pickle.load(f),pickle.load(f))\n"
    "_RESTRICTED_SERVER_CIPHERS = _DEFAULT_CIPHERS\n",
    "__init__(self, at): self.at, self.items, self.score, self.moves = at, set(), 0, 0\n",
    "for i in range(columns): columnTypes[i] = None\n"
    "year, event = 2016, \"Referendum\"; print(f\"R",
    "async def foo():\n"
    "    nonlocal DONE\n"
    "    task = asyncio.create_task(target())\n"
    "    try:\n"
    "        yield 1\n"
    "    finally:\n"
    "        try:             await task\n"
    "        except ZeroDivisionError:\n"
    "            DONE = 1\n",
    "s =  * 3\n",
    "animals = \"eels\"; print(f\"My hovercraft is",
    "self.assertEqual(f'{(lambda y:x*y)\"8\")!r:10}', \"'88888'   \")\n",
    "@singledispatch\n"
    "def show(x): return f\"default ",
    "return ans._fix(context)\n"
    "x = Bits(0b1010); x[0 = 1; del x[3]; y = x; x |= Bits(0b10000); print(x, y is x, list(x), 4 in x, ~x, x[1:4], len(x), x << 2)\n",
    "def test_python_async_iterator_types_coroutine_anext(self):\n"
    "    import types\n"
    "    class MyAsyncIterWithTypesCoro:\n"
    "        \"\"\"Asynchronously yield 1, then 2.\"\"\"\n"
    "        def __init__(self):\n"
    "            self.yielded = 0\n"
    "        def __aiter__(self):\n"
    "            return self\n"
    "        @types.coroutine\n",
    "self.assertEqual(f'",
    "self.assertEqual(f'{b', '{b')\n",
    "if g is None:\n"
    "    g = -1\n"
    "def __repr__(self):\n"
    "    # `Unpack` only takes one argument, so __args__ should contain only\n"
    "    # a single item.\n"
    "    return f'typing.Unpack[{_type_repr(self.__args__[0])]'\n",
    "d = Log(a=1); d[\"b\" = 2; d.update(c=3); d.setdefault(\"d\", 4); print(d.get(\"a\"), d[\"a\"], \"a\" in d, len(d), list(d), dict(d), d.pop(\"a\"), {**d}, d == {\"b\": 2, \"c\": 3, \"d\": 4}, repr(d), d.copy()); del d[\"b\"]; print(type(d | {\"x\": 1}).__name__, bool(d), [k for k in d], sorted(d)); d |= {\"y\": 1}\n",
    "from _abc import (get_cache_token, _abc_init, _abc_register,\n"
    "                  _abc_instancecheck, _abc_subclasscheck, _get_dump,\n"
    "                  _reset_registry, _reset_caches)\n"
    "o = OrderedDict(a=1, b=2); o[\"a\"] = 3; print(o, dict(a=1, b=2) == dict(b=2, a=1), list({\"x\": 1, \"y\": 2} | {\"x\": 3}), list({\"x\": 1} | {\"z\": , \"x\": 5})); x = {\"a\": 1}; del x[\"a\"]; x[\"b\"] = 1; x[\"a\"] = 2; print(list(x)); big = {}\n",
    "def zone(rule, names, infos):\n"
    "    def part(width):\n"
    "        head = struct.pack(\">4sc15x6l\", b\"TZif\", b\"2\", 0, 0, 0, 0, len(infos), len(names))\n"
    "        return head + b\"\".join(struct.pack(\">lBB\", *) for info in infos) + names\n"
    "    return ZoneInfo.from_file(io.BytesIO(part(\"l\") + part(\"q\") + b\"\\n\" + rule + b\"\\n\"), key=\"Made\")\n",
    "* (tmp.exp - other.exp)\n"
    "return a.compare_total(b)\n",
    "[11010] = \"QoS admission error.\"\n",
    "def wrapper(*args, **kwds):\n"
    "    # No caching -- just a statistics update\n"
    "    nonlocal misses\n"
    "    misses += 1\n"
    "    result = user_function(*args, **kwds)\n",
    "class OneOf(Validator):\n"
    "    def __init__(self, *options): self.options = set(options)\n"
    "    def validate(self, value):\n"
    "        if value not in self.options: raise ValueError(f\"Expected {value!r to be one of {sorted(self.options)!r}\")\n",
    "type X = int; type = 1; match = 2; case = 3; yield = 4; print(X, type, match, case, _) assert isinstance(code, str)\n",
    "show(codecs.charmap_decode, b\"\\0\\1\\2\", \"replace\", {0: \"a\", 1: \"b\", 2: })\n",
    "self.assertEqual(f'{x=!r', 'x=' + repr(x))\n",
    "elf._str\n"
    "break\n",
    "self.assertEqual(f'{\"=\"', '=')\n",
    "import warnings from contextlib import contextmanager\n",
]
for number, source in enumerate(PROGRAMS):
    print(number, end=" ")
    show(source)
