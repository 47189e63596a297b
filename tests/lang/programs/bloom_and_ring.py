# A Bloom filter over a bytearray and a consistent-hashing ring, both on digests of hashlib.
import hashlib
from bisect import bisect, insort
from collections import Counter
from math import log


class BloomFilter:
    def __init__(self, expected, wrong=0.01):
        self.bits = max(8, round(-expected * log(wrong) / log(2) ** 2))
        self.hashes = max(1, round(self.bits / expected * log(2)))
        self.field = bytearray(-(-self.bits // 8))

    def _places(self, item):
        digest = hashlib.sha256(item.encode()).digest()
        a, b = (int.from_bytes(digest[n:n + 8]) for n in (0, 8))
        for n in range(self.hashes):
            yield (a + n * b) % self.bits

    def add(self, item):
        for place in self._places(item):
            self.field[place >> 3] |= 1 << (place & 7)

    def __contains__(self, item):
        return all(self.field[place >> 3] >> (place & 7) & 1 for place in self._places(item))

    def __or__(self, other):
        if (self.bits, self.hashes) != (other.bits, other.hashes):
            raise ValueError("filters of different shapes")
        both = object.__new__(type(self))
        both.bits, both.hashes = self.bits, self.hashes
        both.field = bytearray(a | b for a, b in zip(self.field, other.field, strict=True))
        return both

    def filled(self):
        return int.from_bytes(self.field).bit_count()


class Ring:
    def __init__(self, nodes=(), copies=40):
        self.copies, self.points = copies, []
        for node in nodes:
            self.add(node)

    @staticmethod
    def place(text):
        return int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:8], 16)

    def add(self, node):
        for n in range(self.copies):
            insort(self.points, (self.place(f"{node}#{n}"), node))

    def remove(self, node):
        self.points = [point for point in self.points if point[1] != node]

    def owners(self, key, count=1):
        at, found = bisect(self.points, (self.place(key),)), {}
        for _, node in self.points[at:] + self.points[:at]:
            found[node] = None
            if len(found) == count:
                break
        return list(found)


seen = BloomFilter(200)
members = [f"user{n}@example.org" for n in range(200)]
strangers = [f"guest{n}@example.org" for n in range(600)]
print("bits", seen.bits, "hashes", seen.hashes, "bytes", len(seen.field), members[0] in seen)
for member in members:
    seen.add(member)
print("all members found:", all(member in seen for member in members), "bits set", seen.filled())
print("strangers taken for members:", [s for s in strangers if s in seen])
print("digest of the field", hashlib.blake2b(seen.field, digest_size=8).hexdigest())
left, right = BloomFilter(50, 0.001), BloomFilter(50, 0.001)
left.add("tea")
right.add("coffee")
print("tea" in left, "coffee" in left, ["tea" in left | right, "coffee" in left | right, "milk" in left | right])
try:
    left | seen
except ValueError as error:
    print("ValueError:", error)

keys = [f"key-{n}" for n in range(400)]
ring = Ring(["ant", "bee", "cat", "dog"])
before = {key: ring.owners(key)[0] for key in keys}
print(sorted(Counter(before.values()).items()), ring.owners("key-0", 3), len(ring.owners("key-0", 9)))
ring.add("eel")
after = {key: ring.owners(key)[0] for key in keys}
moved = [key for key in keys if before[key] != after[key]]
print("moved", len(moved), "all to", {after[key] for key in moved}, sorted(Counter(after.values()).items()))
ring.remove("bee")
final = {key: ring.owners(key)[0] for key in keys}
print("after a loss only its keys moved:", all((final[k] != after[k]) == (after[k] == "bee") for k in keys))
print(sorted(Counter(final.values()).items()), Ring().owners("alone"))
