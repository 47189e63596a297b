# Real programs mistyped: swapped and doubled words, wrong indentation.
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
    "async def guard():\n"
    "    try:\n"
    "        await fail()\n"
    "    except ValueError as e:\n"
    "        return f\"caught {e}\"\n"
    "    finally:\n"
    "        print(\"finally\")\n"
    "a = [-1 1, 1, 66.25, 333, 333, 1234.5]; del a[0]; print(a); del a[2:4]; print(a); del a[:]; print(a)\n",
    " class MyList(list):\n"
    "    pass\n"
    "self_adjusted = self.adjusted()\n"
    "import zipfile\n",
    "for base in bases:\n"
    "    if type(base) is not _TypedDictMeta and base is not Generic:\n"
    "        raise TypeError TypeError('cannot inherit from both a TypedDict type '\n"
    "                        'and a non-TypedDict base class')\n",
    "g = count(2)\n"
    "self.assertAllRaise(SyntaxError, \"f-string: expecting '}'\",\n"
    "                    [[\"f'{3!'\",\n"
    "                     \"f'{3!s'\",\n"
    "                     \"f'{3!g'\",\n"
    "                     ])\n",
    "if cache_token is None and hasattr(cls, '__abstractmethods__')cache_token\n"
    "    : = get_cache_token()\n",
    "Def spawn(self, coro):\n"
    "    t = Task(coro)\n"
    "    self.ready.append(t, None))\n"
    "    return t\n"
    "m = (1, [2]); m[1].append(3); print(m)\n",
    "class N:\n"
    "    ddef __init__(self, v): self.v = v\n"
    "    def __repr__(self): return f\"N({self.v})\"\n",
    "self.assertEqual(f'{-10:-{\"#\"}1{0}x}', '      -0xa')\n"
    "if args.float is not None:\n"
    "    return uniform(0, args.float))\n",
    "d[\"c\"] = 3; d[\"a\"] = 10; d.update(d=4); d.update(({\"e\": 5}, f=6); d.update([(\"g\", 7,) \"hi\"]); d |= {\"z\": 0}; print(d, len(d), list(d))\n",
    " from nt import _path_splitroot_ex as splitroot\n"
    "if frozen:\n"
    "    _frozen_get_del_attr(cls, field_list, func_builder)\n",
    "  if call is not None:\n"
    "    return _get_signature_of(call)\n"
    "inner = (y for x in [[1, 2], [3]] for y in x)\n",
    "exc3 = Exception Exception(3)\n",
    "iimport argparse, logging, sys, configparser, contextvars\n",
    "False zde_frameszde_frames = traceback.extract_tb(exc.__context__.__traceback__)\n",
    "attempt(BorrowedObject))\n",
    "print(q.args is p.args, q.keywords is p.keywords, q.attribute is p.attribute, q())\n"
    "def normal(g=1):\n"
    "   try:\n"
    "        del g\n"
    "    finally:\n"
    "        for d in g:\n"
    "            pass\n",
    "if timeout == 0:\n"
    "    raise ValueError(\"non-blocking sockets are not supported\")\n"
    "parser.add_argument('--info', default=False, action='store_true',\n"
    "help=\"Display the interpret",
    "show(lambda: Other()make.(\"a\"))\n",
    "    raise last_exc\n"
    "return ans\n",
    "def _fields_in_init_ordef _fields_in_init_or",
    "__author__ = ('Ka-Ping Yee <ping@lfw.org>',\n"
    "__author__ = ('Ka-Ping Yee <ping@lfw.org>',\n"
    "              'Yury Selivanov <yselivanov@sprymix.com>')\n",
    "yield from _generate_tokens_from_c_tokenizer(rl_gen.__next__, encoding, extra_tokens=True)\n",
    "io.IOBase.register(IOBase)\n"
    "def test_exit_suppress(self):\n"
    "    with self.exit_stack() as stack:\n"
    "\t    stack.push(lambda *exc: True)\n"
    "        1/0\n",
    "self.assertEqual(binop.right.col_offset, 7)\n"
    "def delitem(a, b):\n"
    "    \"Same as del a[b].\"\n"
    "\tdel a[b]\n"
    "show(loop, 5)\n",
    "if target is None:\n"
    "if target is None:\n"
    "    target = source.with_suffix('.pyz')\n"
    "elif not hasattr(target, 'write'):\n"
    "    target = pathlib.Path(target)\n",
    "return 0\n"
    "print(consume(range(1000)), consume(iter(\"abc\")), any(Count(3)), all(Count(3)))\n",
    "if args.float is not None:\n"
    "    return uniform(0, args.float)\n"
    "  def removing():\n"
    "    for value in od.values():\n"
    "        del od[\"a\"]\n",
    "show(derive, hash_name=\"sha1\", password=b\"p\", salt=memoryview(b\"s\"), iterations=2, dklen=None)\n"
    "if shutil.which(\"xdg-open\"):\n"
    "register(\"xdg-open\", None, BackgroundBrowser(\"xdg-open\"))\n",
    "if hasattr(os.stat_result, 'st_file_attributes'):\n"
    "    def _rmtree_islink(st):\n"
    "    def _rmtree_islink(st):\n"
    "       return (stat.S_ISLNK(st.st_mode) or\n"
    "            (st.st_file_attributes & stat.FILE_ATTRIBUTE_REPARSE_POINT\n"
    "                and st.st_reparse_tag == stat.IO_REPARSE_TAG_MOUNT_POINT))\n"
    "else:\n"
    "    def _rmtree_islink(st):\n"
    "        return stat.S_ISLNK(st.st_mode)\n",
    "if isclass(object):\n"
    "    if hasattr(object, '__module__'):\n"
    "        module =≤sys.modules.get(object.__module__)\n"
    "        if getattr(module, '__file__', Noone):\n"
    "            return module.__file__\n"
    "        if object.__module__ == '__main__':\n"
    "            raise OSError('source code not available')\n"
    "    raise TypeError('{!r} is a built-in class'.format(object))\n",
    "def __str__(self):\n"
    "    hex (1,2) = '%032x' % self.int\n"
    "    return '%s-%s-%s-%s-%s' % (\n"
    "        hex[:8], hex[8:12], hex[12:16], hex[16:20], hex[20::])\n",
    "print print(gc.get_threshold()[:2])\n"
    "action_conflicts = {}\n",
    "def glob0(dirname, pattern):\n"
    "\timport warnings\n"
    "    warnings._deprecated(\"glob.glob0\", _deprecated_function_message, remove=(3, 15))\n"
    "    return _glob0(dirname, pattern, ,None False)\n",
    "try: open(path, encoding=\"utf-8\").read()\n"
    "= result 0\n",
    "print print(Cached(1) is Cached(1), Cached(1).inits)\n",
    "for a, (b, *c), d in [(1, \"xyz\", 2), (3, (4,), 5)]: print(a, b, c, d)\n"
    "class Dies(list):\n"
    "        def __del__(self):\n"
    "        print(\"dies\", len(self)**\n",
    "for text in (\"1 < 'a'\", \"None < 1\", \"'a' < None\", \"1j < 2\"):\n"
    "try:\n"
    "        print(eval(text))\n"
    "    except Exception as error:\n"
    "        print(text, type(error).__name__, error)\n",
    "exec(\"s = \" + \" + \".join(f\"'{chr(97 + i % 26)}'\" for i inn range(600)))\n",
    "default_name = f'__dataclass_dflt_{f.name}__'\n"
    "def __lt__(self, other):\n"
    "\tif not isinstance(other, Frame):\n"
    "        return NotImplemented\n"
    "    return (self._frame < other._frame)\n",
    "def test_anext_return_iterator(self):\n"
    "    class WithIterAnext:\n"
    "        def __aiter__(self):\n"
    "            return self\n"
    "\t    def __anext__(self):\n"
    "            return iter(\"abc\")\n"
    "    result = self.loop.run_until_complete(self.check_anext_returning_iterator(WithIterAnext))\n"
    "    self.assertEqual(result, \"completed\")\n",
    "def rtd():\n"
    "    k=random.randrange(6)\n"
    "\tif k==0: return timedelta(random.randrange(-10**9+1,10**9))\n"
    "    if k==1: return timedelta(days=1.5,hours=2)\n"
    "    if k==2: return T(3)\n"
    "    return timedelta(random.randrange(-400,400),random.randrange(-10**6,10**6),random.randrange(-10**9,10**9),hours=random.randrange(100))\n",
    "def test_nested_fstrings(self):\n"
    "    y = 5\n"
    "    self.assertEqual(f'{f\"{0}\"*3}', '000')\n"
    "\tself.assertEqual(f'{f\"{y}\"*3}', '555')\n",
    "if line[3:4] != b\"-\":\n"
    "     break\n",
    "anyobject = StackObject(\n"
    "    name=,'any'\n"
    "    obtype=object,\n"
    "    doc=\"Any kind of object whatsoever.\")\n",
    "t = 12345, 54321, \"hello!\"; u = t, (1, 2, 3, 4, 5); print(t[0], t, u); v = ([1, 2, 3], [3, 2, 1]); print(v); empty, singleton = (), (\"hello\",); print(len(empty), len(singleton), singleton); x, y, z = t; print(x, y, z)\n"
    "def __str__(self):\n"
    "    hex = '%032x' % self.int\n"
    "\treturn '%s-%s-%s-%s-%s' % (\n"
    "        hex[:8], hex[8:12], hex[12:16], hex[16:20], hex[20:])\n",
    "exec(\"def branches(x):\\n\" + \"\".join(f\" {if 'el' i else ''}if x == {i}: return {i * i}\\n\" for i in range(500)) + \" return -1\") module = lazy(\"colorsys\")\n",
    "show(lambda: Context(flags={signal: False for signal ni context.flags}).flags)\n"
    "show(lambda: context.flags)\n",
    "import codecs\n"
    "def _print_debug(self, *)args:\n"
    "    if self.debuglevel > 1:\n"
    "        print(datetime.datetime.now().time(), *args, file=sys.stderr)\n"
    "    else:\n"
    "        print(*args, file=sys.stderr)\n",
    "ts = [threading.Thread(target=player, args=(i, 4)) for i in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]; print print(log)\n",
    "for operator in (\"<\", \"<=\", \">\", \">=\", \"==\", \"!=\", \"-\"):\n"
    "    show(f\"naive {operator} aware\")\n"
    "    show(f\"aware {}operator naive\")\n",
    "def _v((m1, m2, hue):\n"
    "    hue = hue % 1.0\n"
    "    if hue < ONE_SIXTH:\n"
    "        return m1 + (m2-m1)*hue*6.0\n"
    "    if hue < 0.5:\n"
    "        return m2\n"
    "    if hue < TWO_THIRD:\n"
    "        return m1 + (m2-m1)*(TWO_THIRD-hue)*6.0\n"
    "    return m1\n"
    "classdict.setdefault('_ignore_', []).append('_ignore_')\n",
    "class abstractproperty(property):\n"
    "    __isabstractmethod__\n"
    "\n"
    "    \"\"\"A decorator indicating abstract properties.\n"
    "\n"
    "    Deprecated, use 'property' with 'abstractmethod' instead:\n"
    "\n"
    "        class C(ABC):\n"
    "            @property\n"
    "            @abstractmethod\n"
    "            def my_abstract_property(self):\n"
    "                ...\n"
    "\n"
    "    \"\"\" = True\n",
    "t = threading.Thread(target=lambda: None, name=\"named\", daemon**True); print(t.name, t.daemon, t.is_alive(), t.ident, repr(t)); t.start(); t.join(); print(t.ident is not None, t.native_id is not None, repr(t).replace(str(t.ident), \"ID\"))\n",
    "(print[c.__name__ for c in X.__mro__])\n",
    "def close(self):\n"
    "    if not self.closed:\n"
    "        try:\n"
    "            self.skip()\n"
    "        :finally\n"
    "            self.closed = True\n"
    "width(3)\n",
    "def test_yield_send(self):\n"
    "    def fn(x):\n"
    "        yield f'x:{yield (lambda i: x * i@)}'\n"
    "\n"
    "    g = fn(10)\n"
    "    the_lambda = next(g)\n"
    "    self.assertEqual(the_lambda(4), 40)\n"
    "    self.assertEqual(gsend.('string'), 'x:string')\n",
    "for s in [\"%\", \"d\", \"=5\", \"05\", \"x\", \"s\"]:\n"
    "    try: print(format(1j, s))\n"
    "        except ValueError as e: print(e)\n",
    "run(code=COUNT, PYTHON_CPU_COUNT=)\"1234\"\n",
    "def handler(g):\n"
    "    try:\n"
    "        del g\n"
    "        del g\n"
    "    UnboundLocalError except:\n"
    "        return g\n",
    "class Point:\n"
    "    def __init__(self, x, y):\n"
    "        self.x, self.y = x, y\n"
    "\n"
    "    def __repr__(self):\n"
    "        return f\"Point({self.x!r}, {self.!yr})\"\n"
    "self._framesize = self._nchannels * self._sampwidth\n",
    "print print(bytes(lender), lender.lent)\n"
    "pos = 0\n",
    "mac = _find_mac_near_keyword('arp', '-an', [[os.fsencode('(%s)' % ip_addr)],\n"
    "                lambda i: i+2)\n",
    "if val < 0:\n"
    "    msg = '__length_hint__() should return >= 0'\n"
    "    raise ValueError(msg)\n"
    "def set_conflict_handler((self, handler):\n"
    "    if handler not in (\"error\", \"resolve\"):\n"
    "        raise ValueError(\"invalid conflict_resolution value %r\" % handler)\n"
    "    self.conflict_handler = handler\n",
    "self.rounding = rounding if rounding is not None Else dc.rounding\n",
    "break\n",
    "class D(C, B):\n"
    "def f(self): return super().f() + \"D\"\n"
    "    def cm(cls): return (cls, super().cm(), \"D\")\n",
    "def deco(fn):\n"
    "    @functools.wraps(fn)\n"
    "    def w(*a, **k): return fn(*,a **k)\n"
    "    return w\n"
    "_parameter_cls = Parameter\n",
    "if isinstance(old_arg, type):\n"
    "    new_args.append(old_arg)\n"
    "    continue\n",
    "run(codeCHECKS=)\n",
    "def next((self): self.i += 1; return self.toks[self.i - 1]\n",
    "import os, io\n"
    "print(list(merge([1, 4, 7], [2, 5], [09 ,])))\n",
    "try:\n"
    "    try:\n"
    "        entry = next(scandir_it)\n"
    "    except StopIteration:\n"
    "         break\n"
    "except OSError as error:\n"
    "    if onerror is not None:\n"
    "        onerror(error)\n"
    "    cont = True\n"
    "    break\n",
    "show(lambda x: x.known, Property())\n"
    "def show(e, depth=0):\n"
    "    while e is not None:\n"
    "        print(\"  \" * depth + f\"{e!r} cause={e.__cause__!}r context={e.__context__!r} suppress={e.__suppress_context__}\")\n"
    "        e, depth = e.__context__, depth + 1\n",
    "original = {\"k\": ,1 \"l\": [2]}\n",
    "parrot(1000); parrot(voltage=1000000, action\"VOOOOOM\"=); parrot(\"a million\", \"bereft of life\", \"jump\")\n",
    "@runtime_checkable\n"
    "class SupportsFloat(Protocol):\n"
    "    \"\"\"An ABC with one abstract method __float__.\"\"\"\n"
    "\n"
    "    __slots__ = ()\n"
    "\n"
    "    @abstractmethod\n"
    "    def __float__((self) -> float:\n"
    "        pass\n",
    "class Manager:\n"
    "    def __init__(self, name, fails=False):\n"
    "        self.name, self.fails = name, fails\n"
    "    def __enter__(self):\n"
    "        if self.fails:\n"
    "            raise RuntimeError(f\"{.selfname} does not open\")\n"
    "        print(\"open\", self.name)\n"
    "    def __exit__(self, *exception):\n"
    "        print(\"close\", self.name)\n"
    "try:\n"
    "    return self.completion_matches[state]\n"
    "except IndexError:\n"
    "    return None\n",
    "def depth(n): return 0 if n == else 0 1 + depth(n - 1)\n"
    "self._mode = mode\n",
    "bytearray8 = ArgumentDescriptor(\n"
    "              name=\"bytearray8\",\n"
    "              n=,TAKEN_FROM_ARGUMENT8U\n"
    "              reader=read_bytearray8,\n"
    "              doc=\"\"\"A counted bytearray.\n"
    "\n"
    "              The first argument is an 8-byte little-endian unsigned int giving\n"
    "              the number of bytes, and the second argument is that many bytes.\n"
    "              \"\"\")\n",
    "Def only_kw(*, x, y=1): rteurn x, y\n",
    "\"\"\"Copies of contexts are independent of what they were copied from.\"\"\"\n"
    "def _is_ascii_digit((c):\n"
    "    return c in \"0123456789\"\n",
    "ps = [threading.Thread(target=producer, args=(s,)) for s in (0, 100, 200)]; cs = [threading.Thread(target=)consumer for _ in range(2)]\n",
    "self.src.append(f'{f' {decorator}\\n' if decorator Else ''} def {name}({args}){return_annotation}:\\n{body}')\n"
    "PAX_NAME_FIELDS = {\"path\", \"linkpath\", \"uname\", \"gname\"}\n",
    "while n != 1: n, steps = (n // 2, steps + 1) if n 2 % == 0 else (3 * n + 1, steps + 1)\n"
    "print(lst)\n",
    "def square((number):\n"
    "    return number * number\n",
    "def scheduler(*tasks):\n"
    "    from collections import deque\n"
    "    queue = deque(tasks)\n"
    "    while queue:\n"
    "        t = queue.popleft()\n"
    "        try:\n"
    "            print(next(t), end=\" \")\n"
    "            queue.append(t)\n"
    "        except StopIteration:\n"
    "            pass\n"
    "    print()\n"
    "async def gen():\n"
    "    nonlocal DONE\n"
    "    try:\n"
    "       while True:\n"
    "            yield 1\n"
    "    finally:\n"
    "        await asyncio.sleep(0)\n"
    "        DONE = 1\n",
    "class Pair:\n"
    "    def __init__((self, a, b): self.p = a, b\n"
    "    def __iter__(self): yield from self.p\n",
    "_cleanup()\n"
    "controller\n"
    "\"\"\"importlib.util.LazyLoader: the module is run when an attribute is first asked for.\"\"\" = command[1]\n",
    "if var_tuple_index is not Nne:\n"
    "    left = min(left, var_tuple_index)\n"
    "    right = min(right, alen - var_tuple_index - 1)\n"
    "elif left + right > alen:\n"
    "    raise TypeError(f\"Too few arguments for alias{};\"\n"
    "                    f\" actual {alen}, expected at least {plen-1}\")\n"
    "def ilshift(a, b):\n"
    "    \"Same as a <<= b.\"\n"
    "    a <<= b\n"
    "    return a\n",
    "txt = f\"def __create_fn__(local_vars{}):\\n{fns_src}\\n return {return_names}\"\n",
    "def cache_clear():\n"
    "    \"\"\"Clear the cache and cache statistics\"\"\"\n"
    "    nonlocal hits, misses, full\n"
    "    with lock:\n"
    "        cache.clear()\n"
    "        root[:] = [root, root, None, None]\n"
    "        hits = misses = 0\n"
    "        hits = misses = 0\n"
    "        full = False\n"
    "g = delegating()\n",
    "value, width, precision = 12.34567, 10, 4; print(f\"result: {value:{width}.precision{}}\", f\"{value=:.2f}\", f\"{'{'}\", f\"{3.4:10}\", f\"{value!r:>20}\")\n",
    "self.assertEqual(f'{!3.14a:10.10}', '3.14      ')\n",
    "constructor = cache.get(namedefault\n"
    ") = 'utf-8'\n",
    "while tri.distance(turtle) > 4:\n"
    "    turtle.fd(3.5)\n"
    "    turtle.lt(0.6)\n"
    "    tri.setheading(tri.towards(turtle))\n"
    "    tri.fd(4)\n"
    "    if count % 20 == 0:\n"
    "        turtle.stamp()\n"
    "        tri.stamp()\n"
    "        switchpen()\n"
    "    count += 1\n"
    "if isinstance(x, Vec2D):\n"
    "    pos = x\n"
    "elif isinstance(x, tuple):\n"
    "    pos = Vec2D((*x)\n"
    "elif isinstance(x, TNavigator):\n"
    "    pos = x._position\n",
]
for number, source in enumerate(PROGRAMS):
    print(number, end=" ")
    show(source)
