# Huffman's code: the tree, the bits packed into bytes, and back.
import heapq
from collections import Counter
from itertools import count


def codes(text):
    order = count()
    heap = [(n, next(order), symbol) for symbol, n in sorted(Counter(text).items())]
    heapq.heapify(heap)
    while len(heap) > 1:
        (n, _, a), (m, _, b) = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (n + m, next(order), (a, b)))
    found = {}

    def walk(tree, prefix):
        if isinstance(tree, tuple):
            walk(tree[0], prefix + "0")
            walk(tree[1], prefix + "1")
        else:
            found[tree] = prefix or "0"

    walk(heap[0][2], "")
    return found


def pack(text):
    table = codes(text)
    bits = "1" + "".join(map(table.__getitem__, text))
    return table, int(bits, 2).to_bytes(-(-len(bits) // 8))


def unpack(table, data):
    back = {code: symbol for symbol, code in table.items()}
    bits, out, code = bin(int.from_bytes(data))[3:], [], ""
    for bit in bits:
        code += bit
        if code in back:
            out.append(back[code])
            code = ""
    assert not code
    return "".join(out)


for text in ("abracadabra", "aaaa", "the quick brown fox jumps over the lazy dog", "mississippi river"):
    table, data = pack(text)
    assert unpack(table, data) == text
    lengths = sorted(Counter(map(len, table.values())).items())
    print(f"{text[:12]:12} {len(text):3} -> {len(data):3} bytes, {data[:6].hex(' ')}, lengths {lengths}")
    assert sum(2.0 ** -len(code) for code in table.values()) == 1.0 or len(table) == 1
print(sorted(codes("abracadabra").items(), key=lambda item: (len(item[1]), item)))
