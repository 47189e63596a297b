"""Threads that share what is no plain container, with the GIL handed over at random: run by the VM under test.

    GILLIE fuzz/shared.py [SEED] [SECONDS] [SCENARIO]...

Each scenario is a table of steps over a few shared objects; four threads take steps at random, while check interval and
collector change. A step may raise what it likes; a panic (`SystemError`), a crash or a hang is a defect. `fuzz/threads.py`
is about containers, this about generators, tasks, pickles, streams, zones, frames, classes, codes and the like.
"""
import array, ast, asyncio, bisect, collections, contextlib, contextvars, copy, csv, ctypes, datetime, decimal, faulthandler, fractions
import functools, gc, hashlib, heapq, io, itertools, json, marshal, operator, os, pickle, queue, random, re, select, struct, sys, threading, time
import tracemalloc, traceback, types, weakref, xml.etree.ElementTree as etree, xml.parsers.expat as expat, zlib, zoneinfo, bz2, lzma

SEED = int(sys.argv[1]) if len(sys.argv) > 1 else 1
SECONDS = float(sys.argv[2]) if len(sys.argv) > 2 else 2
R = random.Random(SEED)
NULL = io.StringIO()
seen = collections.Counter()


def note(error):
    name = type(error).__name__
    if name == "SystemError":
        print("SystemError", error, flush=True)
        traceback.print_exception(error)
    seen[name] += 1


depth = threading.local()
STEPS = []


def poke(chance=0.1):
    """Something else happens here, in the middle of whatever runs."""
    if getattr(depth, "n", 0) > 1 or R.random() > chance or not STEPS:
        return
    depth.n = getattr(depth, "n", 0) + 1
    try:
        R.choice(STEPS)()
    except Exception as e:
        note(e)
    finally:
        depth.n -= 1


class Evil:
    kept = []

    def __init__(self, n=0): self.n = n
    def __hash__(self): poke(); return hash(self.n % 7)
    def __eq__(self, other): poke(); return isinstance(other, Evil) and self.n == other.n
    def __lt__(self, other): poke(); return self.n < getattr(other, "n", 0)
    def __repr__(self): poke(); return "E%d" % self.n
    def __index__(self): poke(); return self.n % 9
    def __len__(self): poke(); return self.n % 5
    def __bool__(self): poke(); return self.n % 2 == 0
    def __iter__(self): poke(); return iter([self] * (self.n % 4))
    def __call__(self, *a, **k): poke(); return a
    def __getattr__(self, name):
        poke()
        if name.startswith("__"): raise AttributeError(name)
        return 1
    def __add__(self, other): poke(); return self
    def __radd__(self, other): poke(); return self
    def __enter__(self): poke(); return self
    def __exit__(self, *a): poke(); return R.random() < 0.5
    def __reduce__(self): poke(); return Evil, (self.n,)
    def __del__(self):
        poke()
        if R.random() < 0.2:
            Evil.kept.append(self)
            if len(Evil.kept) > 50: del Evil.kept[:40]


def e(): return Evil(R.randrange(20))


def generators():
    S = {}
    def plain():
        while True:
            try:
                x = yield e()
                if x: yield from S["inner"]
            except ValueError: yield 5
            finally: poke(0.3)
    def inner():
        for i in range(50): yield i
    async def coro():
        with contextlib.suppress(ValueError): await Sleeper()
        return 4
    class Sleeper:
        def __await__(self): yield e(); poke(); return 3
    async def agen():
        try:
            for i in range(20): yield i; await Sleeper()
        finally: await Sleeper()
    def fresh(): S.update(g=plain(), inner=inner(), c=coro(), a=agen())
    def drop(c):
        try: c.close()
        except RuntimeError: pass
    def renew():
        drop(S["c"]); fresh()
    def asyn():
        a = S["a"]
        x = R.choice([lambda: a.asend(None), lambda: a.athrow(ValueError), lambda: a.aclose(), lambda: a.__anext__()])()
        for _ in range(R.randrange(4)): R.choice([lambda: x.send(None), lambda: x.throw(ValueError), x.close])()
    fresh()
    return [lambda: next(S["g"]), lambda: S["g"].send(e()), lambda: S["g"].throw(ValueError), lambda: S["g"].throw(KeyError(1)), lambda: S["g"].close(), lambda: S["c"].send(None), lambda: S["c"].throw(ValueError), lambda: S["c"].close(),
        lambda: list(itertools.islice(S["g"], 5)), lambda: next(S["inner"]), lambda: S["inner"].throw(ValueError("x")), asyn, asyn, renew, renew, lambda: S["g"].gi_frame.f_locals, lambda: S["g"].gi_frame.clear(), lambda: S["g"].gi_yieldfrom,
        lambda: S["c"].cr_await, lambda: S["c"].cr_frame.f_back, lambda: repr(S["a"]), lambda: S["a"].ag_frame.f_lineno, lambda: (lambda *a: a)(*S["inner"]), lambda: [*S["g"], 1] if R.random() < 0 else 0, lambda: max(S["inner"]), lambda: S["inner"].gi_frame.f_trace_lines]


def tasks():
    loop = asyncio.new_event_loop()
    loop.slow_callback_duration = 1e9
    S = {}
    async def work():
        try:
            await S["f"]; await asyncio.sleep(0); poke()
        except asyncio.CancelledError:
            if R.random() < 0.3: raise
        return e()
    def fresh():
        for old in S.values():
            old.cancel() if R.random() < 0.8 else 0
        S["f"] = asyncio.Future(loop=loop)
        coro = work()
        try: S["t"] = asyncio.Task(coro, loop=loop)
        finally: coro = None
    def turn():
        if loop.is_running(): return
        loop.call_soon(loop.stop); loop.run_forever()
    def callback(f): poke(); f.remove_done_callback(callback)
    loop.set_exception_handler(lambda *a: None)
    fresh()
    lock = threading.Lock()
    def safely(f):
        def g():
            if not lock.acquire(blocking=False): return
            try: f()
            finally: lock.release()
        return g
    f, t = lambda: S["f"], lambda: S["t"]
    def awaiting():
        i = iter(f()); next(i); R.choice([lambda: i.send(1), lambda: i.throw(ValueError), i.close, lambda: next(i)])()
    return [lambda: f().set_result(e()), lambda: f().set_exception(ValueError()), lambda: f().set_exception(StopIteration), lambda: f().cancel(), lambda: t().cancel(e()), lambda: t().uncancel(), lambda: t().cancelling(), lambda: f().add_done_callback(callback), lambda: t().add_done_callback(callback, context=contextvars.copy_context()),
        lambda: f().remove_done_callback(callback), lambda: f().result(), lambda: t().exception(), lambda: repr(f()), lambda: repr(t()), lambda: t().get_stack(), lambda: t().get_coro(), lambda: t().set_name(e()), lambda: t().get_name(), awaiting, awaiting, fresh, fresh,
        lambda: loop.call_soon_threadsafe(poke), lambda: f().__init__(loop=loop), lambda: f()._callbacks, lambda: f().get_loop(), lambda: asyncio.all_tasks(loop), lambda: asyncio.isfuture(f()), lambda: f()._make_cancelled_error(), lambda: setattr(f(), "_log_traceback", False), lambda: f()._source_traceback, safely(turn), safely(turn), safely(turn),
        lambda: asyncio.current_task(loop), lambda: asyncio.tasks._register_task(t()), lambda: asyncio.tasks._unregister_task(t()), lambda: asyncio.tasks._swap_current_task(loop, None), lambda: t().__init__(work(), loop=loop) if R.random() < 0.02 else None, lambda: setattr(f(), "_asyncio_future_blocking", True)]


def pickles():
    S = {"l": [e() for _ in range(6)]}
    class Mine(pickle.Pickler):
        def persistent_id(self, o): poke(); return 3 if isinstance(o, Evil) and o.n == 3 else None
        def reducer_override(self, o):
            poke()
            if R.random() < 0.02: self.clear_memo()
            return NotImplemented
    class Theirs(pickle.Unpickler):
        def persistent_load(self, n): poke(); return Evil(n)
        def find_class(self, m, n): poke(); return super().find_class(m, n)
    def fresh():
        S["b"] = io.BytesIO(); S["p"] = Mine(S["b"], R.randrange(6)); S["l"] = [e(), {1: e()}, {e()}, (e(), [e()]), collections.deque([e()]), bytearray(b"abc"), datetime.datetime(2000, 1, 2, tzinfo=zoneinfo.ZoneInfo("UTC")), 2**70, "text", b"bytes", frozenset([e()]), collections.OrderedDict(a=e())]
        S["d"] = pickle.dumps(S["l"][:6], R.randrange(6)); S["u"] = Theirs(io.BytesIO(S["d"] * 3))
    fresh()
    return [lambda: S["p"].dump(S["l"]), lambda: S["u"].load(), lambda: S["p"].clear_memo(), lambda: S["p"].memo.copy(), lambda: setattr(S["p"], "memo", {}), lambda: setattr(S["p"], "memo", S["p"].memo), lambda: setattr(S["u"], "memo", {1: e()}), lambda: S["u"].memo.clear(), lambda: pickle.dumps(S["l"], R.randrange(6)), lambda: pickle.loads(S["d"]),
        lambda: S["l"].append(e()), lambda: S["l"].pop(), lambda: S["l"][1].clear(), lambda: S["l"][2].add(e()), fresh, lambda: copy.deepcopy(S["l"]), lambda: copy.copy(S["l"]), lambda: S["p"].__init__(io.BytesIO()), lambda: S["u"].__init__(io.BytesIO(S["d"])), lambda: S["b"].seek(0), lambda: S["b"].truncate(0), lambda: S["b"].getvalue(), lambda: setattr(S["p"], "dispatch_table", {Evil: Evil.__reduce__}), lambda: setattr(S["p"], "fast", R.random() < 0.5),
        lambda: marshal.dumps([1, {2: [3]}, (4, "x")]), lambda: json.dumps([S["l"][:2], {"a": e()}], default=lambda o: (poke(), o.n)[1]), lambda: json.loads('[{"a": [1, {"b": 2}]}]', object_hook=lambda o: (poke(), o)[1], object_pairs_hook=lambda o: (poke(), e())[1])]


def clocks():
    class Zone(datetime.tzinfo):
        def utcoffset(self, d): poke(); return R.choice([datetime.timedelta(hours=1), None, datetime.timedelta(1), 5, datetime.timedelta(microseconds=1)])
        def dst(self, d): poke(); return R.choice([datetime.timedelta(0), None, "x"])
        def tzname(self, d): poke(); return R.choice(["X", None, "%Z%z", 3])
        def fromutc(self, d): poke(); return super().fromutc(d)
        def __eq__(self, o): poke(); return True
        def __hash__(self): return 1
    class Sub(datetime.datetime):
        def __new__(cls, *a, **k): poke(); return super().__new__(cls, *a, **k)
        def __eq__(self, o): poke(); return super().__eq__(o)
        __hash__ = datetime.datetime.__hash__
    def zone(): return R.choice([None, Zone(), datetime.timezone.utc, datetime.timezone(datetime.timedelta(R.random() - 0.5), "n"), lambda: zoneinfo.ZoneInfo(R.choice(["Europe/Berlin", "America/New_York", "UTC", "no"]))])
    def z():
        x = zone(); return x() if isinstance(x, types.FunctionType) else x
    def n(k): return R.choice([R.randrange(1, k), R.randrange(1, k), e(), 0, -1, k])
    def moment(): return R.choice([datetime.datetime, Sub])(n(9999), n(12), n(28), n(23), n(59), n(59), n(10**6), z(), fold=R.randrange(2))
    def delta(): return datetime.timedelta(R.uniform(-1e6, 1e6), R.randrange(10**5), R.choice([0, 1.5, -1]))
    def text(): return R.choice([moment().isoformat(), "2000-W01-1T00:00+25:00", "2000-01-01T00:00:00.0000001", "20000101T000000,5Z", "2000-001", "é" * 10, "2000-01-01\ud80000:00", "0000-00-00", "2000-01-01T24:00:00", ""])
    return [lambda: moment() - moment(), lambda: moment() + delta(), lambda: moment() < moment(), lambda: moment() == moment(), lambda: hash(moment()), lambda: repr(moment()), lambda: moment().astimezone(z()), lambda: moment().strftime(R.choice(["%Y %Z %z %:z %f %j %G-%V", "%", "%é", "\ud800%y", "%Q%-d%5Y"])), lambda: moment().timetuple(), lambda: moment().utctimetuple(), lambda: moment().timestamp(), lambda: datetime.datetime.fromtimestamp(R.choice([0, 1e9, 1e20, -1e11, float("nan"), 5.5]), z()),
        lambda: moment().replace(year=n(9999), tzinfo=z()), lambda: datetime.datetime.fromisoformat(text()), lambda: Sub.fromisoformat(text()), lambda: datetime.date.fromisoformat(text()), lambda: datetime.time.fromisoformat(text()), lambda: datetime.datetime.strptime(text(), "%Y-%m-%dT%H:%M:%S.%f%z"), lambda: pickle.loads(pickle.dumps(moment(), R.randrange(6))), lambda: copy.deepcopy(moment()), lambda: delta() * R.choice([3, 1.5, float("inf"), 10**20, e()]), lambda: delta() / R.choice([3, 0, delta(), 1e-300]),
        lambda: delta() // delta(), lambda: divmod(delta(), delta()), lambda: delta() % datetime.timedelta(0), lambda: str(delta()), lambda: moment().isocalendar(), lambda: datetime.date.fromisocalendar(n(9999), n(60), n(8)), lambda: datetime.datetime.combine(moment(), datetime.time(n(23), tzinfo=z())), lambda: moment().ctime(), lambda: datetime.date.fromordinal(R.choice([0, 1, 3652059, 3652060, 2**40])), lambda: moment().toordinal(), lambda: moment().__format__("%%%"), lambda: moment().utcoffset(), lambda: moment().tzname(), lambda: moment().dst(),
        lambda: zoneinfo.ZoneInfo.clear_cache(), lambda: zoneinfo.ZoneInfo("Europe/Berlin").fromutc(moment()), lambda: zoneinfo.ZoneInfo.no_cache("Asia/Tokyo").utcoffset(moment()), lambda: zoneinfo.ZoneInfo.from_file(io.BytesIO(bytes(R.randrange(256) for _ in range(99)))), lambda: zoneinfo.ZoneInfo.clear_cache(only_keys=["UTC", e()]), lambda: datetime.time(n(23), n(59), tzinfo=z()) == datetime.time(1, tzinfo=z()), lambda: hash(datetime.time(1, tzinfo=z())), lambda: datetime.timezone(delta())]


def streams():
    S = {}
    class Raw(io.RawIOBase):
        def readable(self): return True
        def writable(self): return True
        def seekable(self): return True
        def readinto(self, b): poke(); b[:3] = b"ab\n"[: len(b)]; return R.choice([3, 3, 3, 0, None, 10**6, -1]) if len(b) >= 3 else 0
        def write(self, b): poke(); return R.choice([len(b), 1, None, 10**6, -1, len(b)])
        def seek(self, p, w=0): poke(); return R.choice([0, 5, -1, p])
        def tell(self): poke(); return R.choice([0, 5, 2**62])
        def truncate(self, n=None): poke(); return 0
    def fresh():
        r, w = os.pipe(); os.close(w)
        S.update(r=io.BufferedReader(Raw(), 8), w=io.BufferedWriter(Raw(), 8), x=io.BufferedRandom(Raw(), 8), t=io.TextIOWrapper(io.BytesIO(b"abc\r\nd\xc3\xa9f\n" * 20), "utf-8", newline=R.choice([None, "", "\n", "\r\n"])), s=io.StringIO("ab\ncd\n" * 9), b=io.BytesIO(b"abc\n" * 9), p=open(r, "rb"), f=open("/dev/null", "r+b", 0), q=io.BufferedRWPair(Raw(), Raw(), 8))
    fresh()
    def o(): return S[R.choice("rwxtsbpfq")]
    n = lambda: R.choice([0, 1, 5, 100, -1, None, e()])
    steps = [lambda: o().read(n()), lambda: o().readline(n()), lambda: o().readlines(n()), lambda: o().write(b"xy\n" * R.randrange(9)), lambda: o().write("xy\n"), lambda: o().writelines([b"a", "b", e()]), lambda: o().seek(R.randrange(9), R.randrange(3)), lambda: o().tell(), lambda: o().truncate(n()), lambda: o().flush(), lambda: o().peek(3), lambda: o().read1(3), lambda: o().readinto(bytearray(5)), lambda: next(o()), lambda: repr(o()), lambda: o().getvalue(), lambda: o().getbuffer(), lambda: S["t"].reconfigure(encoding=R.choice(["ascii", "utf-16", "utf-8"])), lambda: S["t"].reconfigure(line_buffering=True, newline=""), lambda: o().fileno(), lambda: o().isatty(), lambda: o().closed, lambda: o().__getstate__(), lambda: o().__setstate__((b"q" * 9, 2, None)), lambda: list(itertools.islice(o(), 4)), lambda: S["t"].seek(S["t"].tell()), lambda: S["t"].buffer.read(1), lambda: o()._dealloc_warn(1), lambda: o().readall()]
    rare = [lambda: o().close(), lambda: o().detach(), lambda: o().__init__(Raw()), lambda: o().__init__()]
    def seldom():
        R.choice(rare)()
    def renew(): fresh()
    return steps + [lambda: seldom() if R.random() < 0.1 else None, renew]


def classes():
    S = {}
    def fresh():
        class A:
            x = 1
            def m(self): return self.x
            def __init__(self, *a): self.y = 2
            @property
            def p(self): return self.y
            def __add__(self, o): return 3
            def __getitem__(self, i): return self.x
            def __iter__(self): yield from [1, 2]
            def __call__(self): return super()
        class B(A):
            def m(self): return super().m()
            @classmethod
            def c(cls): return cls
        class C(A): __slots__ = ("z",)
        S.update(A=A, B=B, C=C, a=A(), b=B(), c=C())
    fresh()
    def use():
        for k in "abc":
            o = S[k]
            for f in (lambda: o.x, lambda: o.m(), lambda: o.y, lambda: o.p, lambda: o + 1, lambda: o[1], lambda: list(o), lambda: o().m, lambda: type(o)(), lambda: o.z, lambda: o.c(), lambda: isinstance(o, S["A"])):
                try: f()
                except (AttributeError, TypeError, RuntimeError): pass
    def put(): o = S[R.choice("abcABC")]; setattr(o, R.choice(["x", "y", "z", "m", "p", "w%d" % R.randrange(60), "__add__", "__getitem__", "__iter__", "__init__", "__call__"]), R.choice([1, e(), lambda *a: 5, property(lambda s: 6), staticmethod(len), iter]))
    def remove(): o = S[R.choice("abcABC")]; delattr(o, R.choice(["x", "y", "z", "m", "p", "__add__", "__getitem__", "__iter__", "__init__", "w%d" % R.randrange(60)]))
    return [use, use, use, use, put, put, put, remove, fresh, lambda: setattr(S[R.choice("abc")], "__class__", S[R.choice("ABC")]), lambda: setattr(S["B"], "__bases__", R.choice([(S["A"],), (S["C"],), (S["C"], S["A"]), (S["B"],)])), lambda: setattr(S[R.choice("ab")], "__dict__", {"y": e(), "x": 5}), lambda: vars(S[R.choice("ab")]).clear(), lambda: vars(S[R.choice("ab")]).update(x=1, y=2, q=3), lambda: vars(S["a"]).popitem(), lambda: gc.get_referrers(S["A"]), lambda: S["A"].__subclasses__(), lambda: S["A"].mro(), lambda: type("D", (S["B"], S["C"]), {"x": e()}), lambda: dir(S["b"]), lambda: copy.copy(S["a"]), lambda: setattr(S["A"], "__getattr__", lambda s, n: 7), lambda: setattr(S["A"], "__getattribute__", lambda s, n: object.__getattribute__(s, n)), lambda: delattr(S["A"], "__getattr__"), lambda: delattr(S["A"], "__getattribute__"), lambda: setattr(S["A"], "__setattr__", lambda s, n, v: object.__setattr__(s, n, v)), lambda: delattr(S["A"], "__setattr__"), lambda: setattr(S["A"], "__eq__", lambda a, b: True), lambda: S["a"] == S["b"], lambda: setattr(S["A"], "__del__", lambda s: poke()), lambda: S["A"].__abstractmethods__, lambda: type.__setattr__(S["A"], "__name__", "Q"), lambda: S["A"].__annotations__, lambda: setattr(S["A"], "__doc__", "x"), lambda: weakref.ref(S["b"], poke_ref)]


def poke_ref(ref): poke(1)


def frames():
    S = {}
    def f(a, b=2, *c, d=4, **k):
        x = a
        y = [x for x in range(3) if poke() is None]
        try:
            z = lambda: x
            if a: f(a - 1)
            else: 1 / 0
        except ZeroDivisionError as error: S["e"] = error; S["f"] = sys._getframe()
        else: poke(); w = 5
        finally: locals(); del y
        return z()
    def g(a, b=1): x = a + b; yield x; yield locals()
    S["e"] = None; S["f"] = sys._getframe()
    codes = [f.__code__, f.__code__.replace(co_name="q"), f.__code__.replace(co_filename="elsewhere", co_firstlineno=9)]
    def trace(frame, event, arg): poke(0.02); return R.choice([trace, trace, None])
    def traced():
        sys.settrace(trace)
        try: f(3)
        finally: sys.settrace(None)
    def profiled():
        sys.setprofile(lambda *a: poke(0.02))
        try: f(2)
        finally: sys.setprofile(None)
    def opcodes():
        def t(frame, event, arg): frame.f_trace_opcodes = R.random() < 0.5; frame.f_trace_lines = R.random() < 0.8; poke(0.01); return t
        sys.settrace(t)
        try: f(1)
        finally: sys.settrace(None)
    def jumping():
        def t(frame, event, arg):
            if event == "line" and frame.f_code in codes and R.random() < 0.2:
                try: frame.f_lineno = frame.f_lineno + R.randrange(-3, 4)
                except ValueError: pass
            return t
        n = 0
        sys.settrace(t)
        try: f(1)
        finally: sys.settrace(None)
    def write():
        fr = S["f"]; fr.f_locals[R.choice(["a", "b", "x", "z", "new", "w"])] = e()
    mon = sys.monitoring
    def monitor():
        try: mon.use_tool_id(3, "t")
        except ValueError: pass
        for v in (mon.events.LINE, mon.events.INSTRUCTION, mon.events.PY_START, mon.events.PY_RETURN, mon.events.CALL, mon.events.RAISE, mon.events.BRANCH, mon.events.JUMP):
            mon.register_callback(3, v, lambda *a: (poke(0.02), R.choice([None, None, mon.DISABLE]))[1])
        mon.set_events(3, R.getrandbits(10)); mon.set_local_events(3, f.__code__, R.choice([mon.events.LINE, mon.events.INSTRUCTION, 0]))
        f(1)
        R.choice([lambda: mon.set_events(3, 0), lambda: mon.free_tool_id(3), mon.restart_events])()
    return [lambda: f(2), lambda: f(3), traced, profiled, opcodes, jumping, write, write, monitor, lambda: setattr(f, "__code__", R.choice(codes)), lambda: setattr(f, "__defaults__", (1,)), lambda: setattr(f, "__kwdefaults__", {"d": e()}), lambda: dict(S["f"].f_locals), lambda: S["f"].f_locals.update(a=e()), lambda: repr(S["f"].f_locals), lambda: S["f"].clear(), lambda: S["f"].f_back.f_back.f_locals, lambda: S["f"].f_lineno, lambda: traceback.format_exception(S["e"], capture_locals=True), lambda: S["e"].with_traceback(None), lambda: setattr(S["e"].__traceback__, "tb_next", None), lambda: setattr(S["e"], "__context__", S["e"]), lambda: sys._current_frames(), lambda: [x.f_locals for x in sys._current_frames().values()], lambda: sys._current_exceptions(), lambda: gc.get_referents(S["f"]), lambda: list(g(1)), lambda: setattr(g, "__code__", R.choice([g.__code__, g.__code__.replace(co_name="h")])), lambda: eval("f(1)", {"f": f}, {}), lambda: exec("x = [f(i) for i in range(2)]", {"f": f}), lambda: types.FunctionType(f.__code__, {}, closure=f.__closure__)(1), lambda: [c.cell_contents for c in f.__closure__ or ()], lambda: setattr(f.__closure__[0], "cell_contents", f.__closure__[0].cell_contents), lambda: S["f"].f_locals.pop("new"), lambda: setattr(S["f"], "f_trace", trace), lambda: eval("[locals() for q in range(2)]")]


def digests():
    S = {"b": bytearray(5000)}
    def fresh(): S.update(h=hashlib.new(R.choice(["md5", "sha1", "sha256", "sha3_256", "blake2b", "blake2s", "shake_128", "sha512"])), z=zlib.compressobj(), d=zlib.decompressobj(), c=bz2.BZ2Compressor(), l=lzma.LZMACompressor(), y=bz2.BZ2Decompressor(), m=lzma.LZMADecompressor(), v=memoryview(S["b"]))
    fresh()
    data = zlib.compress(b"abc" * 3000); bdata = bz2.compress(b"abc" * 3000); ldata = lzma.compress(b"abc" * 3000)
    def resize():
        S["v"].release()
        try: S["b"].extend(b"x" * R.randrange(9)); del S["b"][6000:]
        finally: S["v"] = memoryview(S["b"])
    cut = lambda d: d[: R.randrange(len(d))]
    return [lambda: S["h"].update(S["b"]), lambda: S["h"].update(b"ab"), lambda: S["h"].digest(), lambda: S["h"].hexdigest(R.choice([5, -1, 2**60])), lambda: S["h"].copy().update(S["v"]), fresh, resize, resize, lambda: S["z"].compress(S["b"]), lambda: S["z"].flush(R.choice([0, 2, 3, 4, 9])), lambda: S["z"].copy().flush(), lambda: S["d"].decompress(cut(data), R.choice([0, 1, 99])), lambda: S["d"].flush(R.choice([1, 9, 10**6])), lambda: S["d"].copy(), lambda: S["d"].unconsumed_tail + S["d"].unused_data, lambda: S["c"].compress(S["b"]), lambda: S["c"].flush(), lambda: S["l"].compress(S["v"]), lambda: S["l"].flush(), lambda: S["y"].decompress(cut(bdata), R.choice([-1, 5])), lambda: S["m"].decompress(cut(ldata), R.choice([-1, 5])), lambda: zlib.crc32(S["v"]), lambda: zlib.decompress(data, bufsize=R.choice([1, 5, 10**6])), lambda: hashlib.pbkdf2_hmac("sha256", S["b"], b"s", 3), lambda: hashlib.scrypt(b"a", salt=b"b", n=R.choice([2, 3, 4]), r=1, p=1), lambda: hashlib.blake2b(S["b"], digest_size=R.randrange(70), key=bytes(R.randrange(70))), lambda: hashlib.file_digest(io.BytesIO(S["b"]), "sha1")]


def iterators():
    S = {}
    def gen():
        for i in range(30): yield e()
    def fresh(): S.update(t=itertools.tee(gen(), 3), g=itertools.groupby(gen(), lambda x: (poke(), x.n // 3)[1]), c=itertools.cycle(gen()), a=itertools.accumulate(gen(), lambda a, b: (poke(), b)[1]), i=itertools.islice(gen(), e(), 20), p=itertools.product([e(), e()], [1, 2]), z=zip(gen(), gen(), strict=True), m=map(lambda *a: (poke(), a)[1], gen(), gen()), f=filter(lambda a: (poke(), a)[1], gen()), n=enumerate(gen()), k=itertools.chain(gen(), gen()), q=itertools.chain.from_iterable([gen(), [1]]), b=itertools.batched(gen(), 3), w=itertools.pairwise(gen()), o=itertools.compress(gen(), itertools.cycle([e(), 1])), d=itertools.dropwhile(lambda x: (poke(), x)[1], gen()), u=itertools.count(e().n, e().n), v=itertools.permutations([e() for _ in range(4)], 2), y=itertools.zip_longest(gen(), [1]), s=itertools.starmap(lambda *a: (poke(), a)[1], ([x] for x in gen())), h=itertools.combinations_with_replacement([e(), e()], 2), r=reversed([e(), e()]), j=iter(e, 5), x=iter("abc"), l=itertools.repeat(e(), 9))
    fresh()
    def o(): x = R.choice(list(S.values())); return R.choice(x) if isinstance(x, tuple) else x
    group = lambda: next(S["g"])[1]
    return [lambda: next(o()), lambda: next(o()), lambda: next(o()), lambda: list(itertools.islice(o(), 9)), fresh, lambda: S.update(gg=group()), lambda: next(S["gg"]), lambda: copy.copy(o()), lambda: o().__reduce__(), lambda: o().__length_hint__(), lambda: S.update(t=itertools.tee(o(), 2)), lambda: sorted(itertools.islice(o(), 5)), lambda: max(itertools.islice(o(), 5)), lambda: set(itertools.islice(o(), 5)), lambda: dict(itertools.islice(o(), 5)), lambda: "".join(itertools.islice(o(), 3)), lambda: heapq.merge(o(), o()), lambda: functools.reduce(operator.add, itertools.islice(o(), 4)), lambda: list(itertools.islice(zip(o(), o()), 3))]


def caches():
    @functools.lru_cache(maxsize=4)
    def small(x): poke(); return x
    @functools.lru_cache(maxsize=None)
    def big(x, *a, **k): poke(); return a
    S = {"p": functools.partial(small, e())}
    class A:
        @functools.cached_property
        def c(self): poke(); return e()
        @functools.singledispatchmethod
        def d(self, x): poke(); return x
    a = A()
    cv = contextvars.ContextVar("v", default=e())
    ctx = contextvars.copy_context()
    W = weakref.WeakValueDictionary(); K = weakref.WeakKeyDictionary(); Z = weakref.WeakSet()
    tokens = []
    r = re.compile("(a|b)+(?P<n>c)?")
    text = bytearray(b"abac" * 20)
    def sub(): re.sub(b"a", lambda m: (poke(), b"b")[1], text)
    q = queue.SimpleQueue(); loc = threading.local()
    return [lambda: small(e()), lambda: small(R.randrange(9)), lambda: big(e(), e(), k=e()), small.cache_clear, big.cache_clear, small.cache_info, lambda: S["p"](), lambda: S["p"].__setstate__((small, (e(),), {}, {})), lambda: repr(S["p"]), lambda: S.update(p=functools.partial(S["p"].func, e())), lambda: a.c, lambda: a.__dict__.clear(), lambda: a.d(e()), lambda: tokens.append(cv.set(e())), lambda: cv.reset(tokens.pop()), lambda: ctx.run(lambda: (poke(), cv.set(e()))), lambda: ctx.run(poke, 1), lambda: ctx.copy().run(cv.get), lambda: list(ctx.items()), lambda: ctx == ctx.copy(), lambda: W.__setitem__(e(), e()), lambda: list(W.items()), lambda: K.__setitem__(e(), 1), lambda: list(K), lambda: Z.add(e()), lambda: Z & Z, lambda: Z.pop(), lambda: weakref.finalize(e(), poke, 1), lambda: weakref.ref(e(), poke_ref), lambda: weakref.proxy(e()).n, sub, lambda: text.extend(b"a"), lambda: text.clear(), lambda: r.sub(lambda m: (poke(), m.group())[1], "abac" * 9), lambda: r.scanner("abac").search(), lambda: list(r.finditer("abcabc" * 3)), lambda: q.put(e()), lambda: q.get_nowait(), lambda: q.qsize(), lambda: setattr(loc, "a", e()), lambda: loc.a, lambda: loc.__dict__.clear(), lambda: gc.collect(R.randrange(3)), lambda: gc.get_objects(0), lambda: gc.get_stats(), lambda: gc.freeze() or gc.unfreeze(), lambda: gc.callbacks.append(lambda *a: poke(0.05)) if len(gc.callbacks) < 3 else gc.callbacks.clear(), lambda: sys.intern("q%d" % R.randrange(99)), lambda: sys.getrefcount(e())]


def traces():
    import memory
    hold = []
    def many(): hold.extend([e(), [1], {}, (e(),), "x" * R.randrange(99)]); del hold[:-40]
    def snapshot():
        s = tracemalloc.take_snapshot(); s.statistics("lineno"); s.filter_traces([tracemalloc.Filter(True, "*")])
    return [many, many, many, lambda: tracemalloc.start(R.randrange(1, 5)), tracemalloc.stop, tracemalloc.clear_traces, snapshot, lambda: tracemalloc.get_object_traceback(R.choice(hold)), tracemalloc.get_traced_memory, tracemalloc.reset_peak, tracemalloc.get_tracemalloc_memory, tracemalloc.get_traceback_limit] + [lambda f=getattr(memory, n): f() for n in dir(memory) if not n.startswith("_") and callable(getattr(memory, n)) and not isinstance(getattr(memory, n), type)] + [lambda f=getattr(memory, n): f(R.choice(hold)) for n in dir(memory) if not n.startswith("_") and callable(getattr(memory, n)) and not isinstance(getattr(memory, n), type)]


def trees():
    S = {}
    class Sub(etree.Element):
        def __eq__(self, o): poke(); return self is o
        def __del__(self): poke()
    def fresh():
        root = etree.fromstring("<a k='1'><b>t<c/></b>u<b x='2'/><d><b/></d></a>")
        root.append(Sub("s", {"q": "r"})); S.update(r=root, i=root.iter(), x=root.itertext(), p=expat.ParserCreate(), b=etree.TreeBuilder(), y=etree.XMLPullParser(["start", "end"]))
        def handler(*a): poke(0.3); R.random() < 0.1 and S["p"].Parse("<q>")
        for n in ("StartElementHandler", "EndElementHandler", "CharacterDataHandler", "CommentHandler"): setattr(S["p"], n, handler)
    fresh()
    r = lambda: R.choice([S["r"], *S["r"], S["r"]])
    return [lambda: next(S["i"]), lambda: next(S["x"]), lambda: r().append(etree.Element("n")), lambda: r().remove(r()), lambda: r().clear(), lambda: r().insert(R.randrange(-3, 5), Sub("i")), lambda: r().findall(".//b[@x]"), lambda: r().find("b/c"), lambda: r().iterfind("*"), lambda: etree.tostring(r()), lambda: copy.deepcopy(r()), lambda: copy.copy(r()), lambda: r().set("a", "b"), lambda: r().attrib.clear(), lambda: r().__setitem__(slice(0, 2), [Sub("t"), Sub("t")]), lambda: r().__delitem__(slice(None, None, 2)), lambda: r()[R.randrange(5)], lambda: r().extend(iter([Sub("g"), e()])), lambda: setattr(r(), "text", e()), lambda: setattr(r(), "tag", e()), lambda: repr(r()), lambda: pickle.loads(pickle.dumps(r())), lambda: list(r().iter("b")), fresh, lambda: S["p"].Parse(R.choice(["<a>", "<b k='1'/>", "text", "</a>", "<!-- c -->", "&#0;", "<a", "\xff"]), False), lambda: S["p"].Parse("", True), lambda: S["p"].ParseFile(io.BytesIO(b"<a><b/></a>")), lambda: S["b"].start("a", {}), lambda: S["b"].data("x"), lambda: S["b"].end("a"), lambda: S["b"].close(), lambda: S["b"].comment("c"), lambda: S["y"].feed("<a><b/>"), lambda: list(S["y"].read_events()), lambda: etree.indent(r()), lambda: r().append(S["r"]) if R.random() < 0 else None, lambda: S["p"].ExternalEntityParserCreate(None), lambda: setattr(S["p"], "buffer_text", R.random() < 0.5), lambda: etree.canonicalize("<a b='1'/>")]


def memories():
    class P(ctypes.Structure): _fields_ = [("a", ctypes.c_int), ("b", ctypes.c_double), ("c", ctypes.c_char * 5), ("d", ctypes.c_uint, 3), ("e", ctypes.c_uint, 7)]
    class U(ctypes.Union): _fields_ = [("a", ctypes.c_int), ("b", P), ("o", ctypes.py_object)]
    S = {}
    def fresh(): S.update(b=bytearray(100), p=P(), u=U(), a=(ctypes.c_int * 5)(), s=ctypes.create_string_buffer(9), i=ctypes.c_int(5), m=memoryview(bytearray(24)), r=array.array("i", range(9)), v=None)
    fresh()
    n = lambda: R.choice([0, 1, -1, 5, e(), 2**40, slice(0, 3), slice(None, None, -1), "x", 1.5, b"abc", b"abcdefghij", None])
    o = lambda: S[R.choice("buasimrp")]
    return [lambda: o().__setitem__(n(), n()), lambda: o()[n()], lambda: setattr(S["p"], R.choice("abcde"), n()), lambda: getattr(S["p"], R.choice("abcde")), lambda: setattr(S["u"], R.choice("ab"), n()), lambda: S["u"].b.c, lambda: setattr(S["i"], "value", n()), lambda: setattr(S["s"], "value", n()), lambda: setattr(S["s"], "raw", n()), fresh, lambda: S.update(p=P.from_buffer(S["b"], R.randrange(90))), lambda: S.update(p=P.from_buffer_copy(S["b"])), lambda: S["b"].extend(b"x"), lambda: S["b"].clear(), lambda: ctypes.resize(S["p"], R.choice([1, 100, 50])), lambda: ctypes.pointer(S["i"]).contents, lambda: ctypes.pointer(S["a"])[0][1], lambda: ctypes.cast(S["a"], ctypes.POINTER(ctypes.c_int)).contents, lambda: ctypes.byref(S["i"]), lambda: ctypes.sizeof(o()), lambda: memoryview(o())[n()], lambda: S.update(m=memoryview(o())), lambda: S["m"].cast(R.choice(["B", "i", "d", "c"])), lambda: S["m"].release(), lambda: S["m"].tolist(), lambda: bytes(o()), lambda: S["r"].append(n()), lambda: S["r"].extend(S["r"][:3]), lambda: S["r"].pop(n()), lambda: S["r"].fromlist([1, n()]), lambda: S["r"].byteswap(), lambda: del_(S, "r"), lambda: struct.pack_into("ii", S["b"], R.randrange(-9, 99), 1, n()), lambda: struct.unpack_from("d", o()), lambda: S["b"].join([o(), b"a"]), lambda: S["b"].translate(bytes(256), o()), lambda: S["b"].replace(o(), b"q"), lambda: S["b"].__iadd__(o()), lambda: S["b"].find(o()), lambda: int.from_bytes(o(), "big"), lambda: P(n(), n()), lambda: (ctypes.c_int * R.randrange(5))(*S["a"][:3]), lambda: repr(S["p"]), lambda: P.a.offset, lambda: ctypes.addressof(S["p"]), lambda: (P * 3).from_buffer(S["b"])[1].a, lambda: pickle.dumps(S["p"]), lambda: io.BytesIO(b"ab").readinto(o()), lambda: o() == o(), lambda: hash(o())]


def del_(S, k): del S[k][: R.randrange(4)]


def algebra():
    S = {}
    class Sub(set):
        def __contains__(self, x): poke(); return super().__contains__(x)
    def fresh(): S.update(a={e() for _ in range(9)}, b={e() for _ in range(3)}, f=frozenset(e() for _ in range(5)), d={e(): e() for _ in range(5)}, s=Sub(e() for _ in range(4)), o=collections.OrderedDict((e(), 1) for _ in range(5)), c=collections.Counter(e() for _ in range(9)), m=collections.ChainMap({e(): 1}, {e(): 2}), q=collections.deque(e() for _ in range(6)), l=[e() for _ in range(9)])
    fresh()
    x = lambda: S[R.choice("abfds")]
    y = lambda: R.choice([S[R.choice("abfdsocmql")], S["d"].keys(), S["d"].items(), S["d"].values(), iter(S["a"]), (e() for _ in range(4)), e()])
    ops = [operator.or_, operator.and_, operator.sub, operator.xor, operator.ior, operator.iand, operator.isub, operator.ixor, operator.le, operator.lt, operator.ge, operator.eq, operator.ne, operator.contains, operator.add, operator.iadd]
    names = ["union", "intersection", "difference", "symmetric_difference", "update", "intersection_update", "difference_update", "symmetric_difference_update", "issubset", "issuperset", "isdisjoint", "add", "discard", "remove", "__contains__", "count", "index", "append", "appendleft", "extend", "extendleft", "insort", "subtract", "setdefault", "pop", "get"]
    return [lambda: R.choice(ops)(x(), y()), lambda: R.choice(ops)(y(), x()), lambda: getattr(y(), R.choice(names))(y()), lambda: getattr(x(), R.choice(names))(y(), y()), lambda: x().add(e()), lambda: x().pop(), lambda: x().clear(), fresh, fresh, lambda: [i for i in x()], lambda: hash(S["f"]), lambda: frozenset(x()), lambda: sorted(y()), lambda: S["l"].sort(key=lambda k: (poke(), k.n)[1]), lambda: S["l"].sort(), lambda: S["l"].sort(key=functools.cmp_to_key(lambda a, b: (poke(), a.n - b.n)[1])), lambda: bisect.insort(S["l"], e()), lambda: heapq.heapify(S["l"]), lambda: heapq.heappushpop(S["l"], e()), lambda: S["l"].append(e()), lambda: S["l"].clear(), lambda: S["l"].extend(y()), lambda: S["l"].__setitem__(slice(1, 4), y()), lambda: S["l"].remove(e()), lambda: S["l"] == S["l"][:], lambda: copy.copy(x()), lambda: repr(y()), lambda: dict(S["d"]) == S["d"], lambda: {**S["d"], **S["o"]}, lambda: S["d"].update(y()), lambda: S["o"].move_to_end(e()), lambda: S["o"].popitem(), lambda: S["c"] + S["c"], lambda: S["q"].rotate(R.randrange(-3, 9)), lambda: S["q"] == S["q"].copy(), lambda: min(y()), lambda: sum(y(), e()), lambda: set(map(e(), y())), lambda: len(x()), lambda: S["d"].__ior__(y())]


SCENARIOS = {f.__name__: f for f in (generators, tasks, pickles, clocks, streams, classes, frames, digests, iterators, caches, traces, trees, memories, algebra)}


def control():
    k = R.randrange(40)
    if k == 0: sys.setcheckinterval(R.choice([1, 1, 2, 3, 7, 50, 1000]))
    if k == 1: gc.collect(R.randrange(3))
    if k == 2: gc.set_threshold(R.choice([1, 10, 700]))
    if k == 3: time.sleep(0)


def run(name, seed):
    global R
    R = random.Random(seed)
    STEPS[:] = SCENARIOS[name]()
    end = time.monotonic() + SECONDS
    def work():
        while time.monotonic() < end:
            control()
            try: R.choice(STEPS)()
            except Exception as error: note(error)
            except BaseException as error: note(error)
    threads = [threading.Thread(target=work) for _ in range(4)]
    for t in threads: t.start()
    for t in threads: t.join()
    steps = STEPS[:]
    STEPS.clear()
    sys.settrace(None)
    sys.monitoring.free_tool_id(3)
    tracemalloc.stop()
    sys.setcheckinterval(100000)
    Evil.kept.clear()
    del steps
    gc.callbacks.clear()
    gc.set_threshold(700)
    gc.collect()


if __name__ == "__main__":
    import warnings
    warnings.simplefilter("ignore")
    sys.unraisablehook = lambda u: note(u.exc_value) if u.exc_value is not None else None
    for name in sys.argv[3:] or SCENARIOS:
        faulthandler.dump_traceback_later(SECONDS + 60, exit=True)
        print(name, SEED, end=" ", flush=True)
        run(name, SEED)
        faulthandler.cancel_dump_traceback_later()
        print(dict(seen.most_common(6)), flush=True)
        seen.clear()
    os._exit(0)
