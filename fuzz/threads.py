"""Several threads change containers while others walk them: run by the VM under test.

    GILLIE [--check-interval N] fuzz/threads.py [SEED] [SECONDS]

All share one list, dict, set, deque, and so on; their items change them too whenever they are compared, hashed, printed
or die. Any exception is right but a SystemError; a crash or a hang is a defect. It prints how often each was raised.
"""
import sys, threading, collections, random, copy, pickle, json, array, heapq, bisect, io, operator, functools, itertools, weakref, gc, queue
seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
R = random.Random(seed)
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 3
    def __eq__(self, o):
        poke(); return isinstance(o, K) and self.n == o.n
    def __lt__(self, o): poke(); return self.n < getattr(o, 'n', 0)
    def __repr__(self): poke(); return 'K'
    def __del__(self): poke()
    def __reduce__(self): poke(); return (K, (self.n,))
    def __index__(self): poke(); return self.n % 5
    def __bool__(self): poke(); return True
    def __iter__(self): poke(); return iter([1])
    def __len__(self): poke(); return 2
def fresh():
    return dict(l=[K(i) for i in range(12)], d={K(i): i for i in range(12)}, s={K(i) for i in range(12)}, q=collections.deque(K(i) for i in range(12)),
        o=collections.OrderedDict((K(i), i) for i in range(12)), b=bytearray(range(60)), a=array.array('i', range(60)), f=collections.defaultdict(list, {K(1): [2]}),
        c=collections.Counter({K(i): 1 for i in range(5)}), w=weakref.WeakValueDictionary(), x=io.BytesIO(b'abc\n' * 10), t=io.StringIO('abc\n' * 10))
depth = 0
STOP = True
def poke():
    global depth
    if depth > 1 or STOP or R.random() > .1: return
    depth += 1
    try: R.choice(CHANGES)(R.randrange(20))
    except BaseException as e: note(e)
    finally: depth -= 1
seen = {}
def note(e):
    n = type(e).__name__
    if n == 'SystemError': print('SystemError', e)
    seen[n] = seen.get(n, 0) + 1
G = fresh(); STOP = False
CHANGES = [lambda n, s=s: eval(s, G | {'n': n, 'K': K, 'G': G, 'collections': collections}) for s in [
    'l.append(K(n))', 'l.clear()', 'l.pop()', 'l.insert(n, K(n))', 'l.extend([K(n)]*30)', 'l.sort()', 'l.reverse()', 'l.__setitem__(slice(2,5), [K(n)]*n)', 'l.__delitem__(slice(0,n,2))', 'l.__imul__(2) if len(l) < 100 else l.clear()', 'l.remove(K(n))',
    'd.__setitem__(K(n), n)', 'd.pop(K(n), 0)', 'd.clear()', 'd.popitem()', 'd.update({K(i): i for i in range(n)})', 'd.setdefault(K(n), n)', 'd.__ior__({K(n): 1})',
    's.add(K(n))', 's.discard(K(n))', 's.clear()', 's.pop()', 's.update(K(i) for i in range(n))', 's.__iand__({K(1), K(2)})', 's.__ixor__({K(n)})', 's.__isub__({K(n)})',
    'q.append(K(n))', 'q.appendleft(K(n))', 'q.clear()', 'q.rotate(n-9)', 'q.popleft()', 'q.extend([K(n)]*70)', 'q.remove(K(n))', 'q.insert(3, K(n))', 'q.__setitem__(0, K(n))', 'q.__delitem__(0)', 'q.reverse()',
    'o.__setitem__(K(n), n)', 'o.pop(K(n), 0)', 'o.clear()', 'o.popitem(False)', 'o.move_to_end(K(n))', 'o.move_to_end(K(n), False)', 'o.update({K(i): i for i in range(n)})',
    'b.extend(b"x"*n)', 'b.clear()', 'b.__delitem__(slice(0,n))', 'b.insert(0, n)', 'b.__imul__(2) if len(b) < 1000 else b.clear()', 'a.extend(a) if len(a) < 1000 else a.__delitem__(slice(0, None))', 'a.append(n)', 'a.pop()', 'a.__setitem__(slice(0, 2), a)', 'f[K(n)].append(n)', 'c.update([K(n)])', 'c.subtract([K(n)])',
    'x.write(b"q"*n)', 'x.seek(0)', 'x.truncate(n)', 't.write("q\\n"*n)', 't.seek(0)', 't.truncate(n)', 'x.getbuffer().release()', 'x.__init__(b"ab")', 't.__init__("ab")',
]]
WALKS = [s for s in '''list(l)
sorted(l)
l == list(l)
l < l[::-1]
repr(l)
l.index(K(50))
l.count(K(3))
K(3) in l
[x for x in l]
sum(len(x) for x in l)
min(l)
max(l, key=lambda x: x.n)
copy.copy(l)
copy.deepcopy(l)
pickle.dumps([l, d, s, q, o])
pickle.loads(pickle.dumps([l, d, s, q, o]))
tuple(l)
l + l
l * 3
[*l, *q, *s, *d, *o]
dict(d)
d == dict(d)
repr(d)
list(d.items())
[k for k in d]
{**d, **o}
d | o
d.keys() & s
d.keys() == s
d.items() ^ o.items()
set(s)
s == set(s)
s | s
s & set(l)
s - set(q)
s ^ set(o)
s <= set(l)
frozenset(s)
repr(s)
list(q)
q == q.copy()
repr(q)
q.index(K(99))
q.count(K(2))
q + q
q * 2
copy.copy(q)
list(reversed(q))
list(reversed(l))
list(reversed(d))
list(o.items())
list(reversed(o))
o == o.copy()
o == d
repr(o)
o.copy()
bytes(b)
b.find(b"\\x05\\x06")
b.join([b, b])
b + b
b * 2
b.split(b"\\x03")
b.replace(b"\\x01", b)
b[::2]
memoryview(b)[2:7].tolist()
b % ()
a.tolist()
a + a
a == a[:]
repr(a)
a.index(77)
list(a)
b"".join(l)
"".join(map(repr, l))
heapq.nsmallest(3, l)
heapq.heapify(l)
heapq.heappush(l, K(2))
heapq.heappop(l)
bisect.bisect(l, K(4))
bisect.insort(l, K(4))
functools.reduce(lambda x, y: x, l)
list(itertools.chain(l, q, s))
list(zip(l, q, s, d, o))
list(map(lambda x, y: x, l, q))
list(filter(None, l))
list(enumerate(l))
list(itertools.combinations(l, 2))
list(itertools.islice(itertools.product(l, q), 30))
list(itertools.groupby(l))
all(l)
any(l)
l.sort(key=lambda x: x.n)
l.sort(reverse=True)
d.update(o)
o.update(d)
s.update(d)
q.extend(l)
l.extend(q)
l.extend(l) if len(l) < 200 else l.clear()
q.extend(q) if len(q) < 200 else q.clear()
l.__setitem__(slice(1, 4), l)
l.__setitem__(slice(None, None, 2), l[::2])
collections.Counter(l)
c + c
c - c
c.most_common(2)
f.copy()
dict.fromkeys(l, 1)
s.intersection(l, q)
s.union(l, d)
s.issubset(d)
s.isdisjoint(l)
s.symmetric_difference_update(l)
s.intersection_update(q)
x.read()
x.readlines()
x.getvalue()
list(x)
t.read()
t.readlines()
list(t)
t.getvalue()
hash(tuple(l))
tuple(l) == tuple(l)
operator.itemgetter(*l)(l)
"%s %s" % (l, d)
f"{l} {d}"
print(*l, file=t)
slice(*l[:3]).indices(5)
range(*l[:2])
isinstance(1, tuple(l))
gc.collect()
gc.get_objects()
json.dumps([a.tolist(), list(b)])
type("X", (), dict.fromkeys(map(repr, l)))
(lambda *p, **k: p)(*l, **{"a": 1})
int.from_bytes(b, "big")
G["s"].difference_update(l)
G.update({"l": l, "d": d, "s": s, "q": q, "o": o})
G.update(fresh())'''.split('\n')]
import time; time.sleep(0)
import faulthandler; faulthandler.dump_traceback_later(15, exit=True)
end = time.monotonic() + float(sys.argv[2]) if len(sys.argv) > 2 else time.monotonic() + 5
def work(k):
    r = random.Random(seed * 100 + k)
    while time.monotonic() < end:
        w = r.choice(WALKS)
        try: eval(w, G | {'G': G, 'K': K, 'fresh': fresh, **{m: sys.modules[m] for m in ('copy', 'pickle', 'heapq', 'bisect', 'functools', 'itertools', 'collections', 'operator', 'json', 'gc')}})
        except BaseException as e: note(e)
        if len(G["l"]) > 200: G['l'].clear()
        if len(G["q"]) > 200: G['q'].clear()
        if len(G['x'].getvalue() if not G['x'].closed else b'') > 10000: G['x'].truncate(0)
        try: G['w'][r.randrange(9)] = K(1)
        except Exception: pass
T = [threading.Thread(target=work, args=(k,)) for k in range(4)]
for t in T: t.start()
for t in T: t.join()
STOP = True
print(dict(seen)); sys.stdout.flush(); import os; os._exit(0)
