# Finding a word in a text: naive, Knuth-Morris-Pratt, Rabin-Karp, Boyer-Moore-Horspool, and how much each compares.
import random


class Text(str):
    """A string that counts the characters looked at."""
    looks = 0

    def __getitem__(self, index):
        self.looks += 1 if isinstance(index, int) else 0
        return super().__getitem__(index)


def naive(text, word):
    for at in range(len(text) - len(word) + 1):
        if all(text[at + n] == char for n, char in enumerate(word)):
            yield at


def borders(word):
    table, k = [0] * len(word), 0
    for n in range(1, len(word)):
        while k and word[n] != word[k]:
            k = table[k - 1]
        k += word[n] == word[k]
        table[n] = k
    return table


def kmp(text, word):
    table, k = borders(word), 0
    for at in range(len(text)):
        char = text[at]
        while k and (k == len(word) or char != word[k]):
            k = table[k - 1]
        k += char == word[k]
        if k == len(word):
            yield at - k + 1


def rabin_karp(text, word, base=257, mod=(1 << 31) - 1):
    size = len(word)
    top = pow(base, size - 1, mod)
    want = have = 0
    for n in range(size):
        want = (want * base + ord(word[n])) % mod
        have = (have * base + ord(text[n])) % mod
    for at in range(len(text) - size + 1):
        if have == want and text[at:at + size] == word:
            yield at
        if at + size < len(text):
            have = ((have - ord(text[at]) * top) * base + ord(text[at + size])) % mod


def horspool(text, word):
    last = len(word) - 1
    skip = {char: last - n for n, char in enumerate(word[:-1])}
    at = 0
    while at + last < len(text):
        n = last
        while n >= 0 and text[at + n] == word[n]:
            n -= 1
        if n < 0:
            yield at
        at += skip.get(text[at + last], last + 1)


def builtin(text, word):
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


dice = random.Random(1977)
cases = {
    "overlaps": ("abababcabababab", "abab"),
    "runs": ("a" * 60 + "b", "aaaab"),
    "prose": ("the rain in spain stays mainly in the plain; " * 3, "main"),
    "dna": ("".join(dice.choices("ACGT", k=400)), "GATA"),
    "accents": ("Ça, c'était l'été où l'on était là: été, etc. 🎈été", "été"),
    "absent": ("0123456789" * 10, "9876"),
}
for title, (plain, word) in cases.items():
    expected = list(builtin(plain, word))
    print(f"{title}: {len(plain)} characters, {word!r} at {expected[:8]}")
    for search in (naive, kmp, rabin_karp, horspool):
        text = Text(plain)
        found = list(search(text, word))
        print(f"  {search.__name__:10} {found == expected} {text.looks:5}")
for word in ("abacabadabacaba", "aaaa", "abcd", "aabaaab"):
    print(word, borders(word))
