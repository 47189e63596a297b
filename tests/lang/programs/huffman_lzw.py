# Compression: Huffman codes, LZW, run lengths, delta coding; everything decodes to the original.
import heapq
from collections import Counter
text = "she sells sea shells by the sea shore " * 3
def huffman(s):
    heap = [(n, i, c) for i, (c, n) in enumerate(sorted(Counter(s).items()))]; heapq.heapify(heap); k = len(heap)
    while len(heap) > 1:
        (n1, _, a), (n2, _, b) = heapq.heappop(heap), heapq.heappop(heap); heapq.heappush(heap, (n1 + n2, k, (a, b))); k += 1
    codes = {}
    def walk(t, p):
        if isinstance(t, tuple): walk(t[0], p + "0"); walk(t[1], p + "1")
        else: codes[t] = p or "0"
    walk(heap[0][2], ""); return codes
codes = huffman(text); bits = "".join(codes[c] for c in text); inv, cur, out = {v: k for k, v in codes.items()}, "", []
for b in bits:
    cur += b
    if cur in inv: out.append(inv[cur]); cur = ""
print(len(text) * 8, len(bits), "".join(out) == text, sorted(codes.items(), key=lambda p: (len(p[1]), p[1]))[:4])
def lzw(s):
    d, w, out = {chr(i): i for i in range(128)}, "", []
    for c in s:
        if w + c in d: w += c
        else: out.append(d[w]); d[w + c] = len(d); w = c
    return out + [d[w]] * bool(w)
def unlzw(codes):
    d, out = {i: chr(i) for i in range(128)}, []; w = None
    for c in codes:
        e = d[c] if c in d else w + w[0]
        out.append(e)
        if w is not None: d[len(d)] = w + e[0]
        w = e
    return "".join(out)
z = lzw(text); print(len(z), z[:12], unlzw(z) == text, unlzw(lzw("a" * 50)) == "a" * 50)
def bwt(s): s += "\0"; table = sorted(s[i:] + s[:i] for i in range(len(s))); return "".join(r[-1] for r in table)
def unbwt(b):
    order = sorted(range(len(b)), key=lambda i: b[i]); out, i = [], b.index("\0")
    for _ in b: i = order[i]; out.append(b[i])
    return "".join(out).rstrip("\0")
b = bwt("banana bandana"); print(repr(b), unbwt(b)); nums = [100, 103, 101, 110, 110]; delta = [b - a for a, b in zip([0] + nums, nums)]; import itertools; print(delta, list(itertools.accumulate(delta)) == nums)
def varint(n):
    out = bytearray()
    while True:
        n, low = n >> 7, n & 127; out.append(low | (128 if n else 0))
        if not n: return bytes(out)
print([varint(n).hex() for n in (0, 127, 128, 300, 2**40)], sum((b & 127) << 7 * i for i, b in enumerate(varint(2**40))) == 2**40)
