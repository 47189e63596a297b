"""Counting in a dict, with and without a default."""
from collections import Counter, defaultdict

text = ("the quick brown fox jumps over the lazy dog and runs away from the very angry bear " * 10000).split()
counts = {}
for w in text:
    counts[w] = counts.get(w, 0) + 1
by_length = defaultdict(list)
for w in counts:
    by_length[len(w)].append(w)
pairs = {}
for a, b in zip(text, text[1:]):
    key = (a, b)
    if key in pairs:
        pairs[key] += 1
    else:
        pairs[key] = 1
print(sorted(counts.items())[:3], sorted(by_length)[-1], len(pairs), Counter(text).most_common(1))
