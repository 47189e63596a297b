# Distances between words, the cheapest edits, and a corrector that knows a few words.
from functools import cache


def table(a, b):
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (x != y)))
        rows.append(row)
    return rows


def edits(a, b):
    rows, i, j, steps = table(a, b), len(a), len(b), []
    while i or j:
        if i and j and rows[i][j] == rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]):
            if a[i - 1] != b[j - 1]:
                steps.append(f"{a[i - 1]}>{b[j - 1]}")
            i, j = i - 1, j - 1
        elif i and rows[i][j] == rows[i - 1][j] + 1:
            steps.append(f"-{a[i - 1]}")
            i -= 1
        else:
            steps.append(f"+{b[j - 1]}")
            j -= 1
    return steps[::-1]


@cache
def distance(a, b):
    if not a or not b:
        return len(a) + len(b)
    return min(distance(a[1:], b) + 1, distance(a, b[1:]) + 1, distance(a[1:], b[1:]) + (a[0] != b[0]))


for a, b in (("kitten", "sitting"), ("", "abc"), ("flaw", "lawn"), ("intention", "execution"), ("naïve", "naive")):
    print(a, b, table(a, b)[-1][-1], distance(a, b), " ".join(edits(a, b)))

words = {"python": 50, "pithy": 3, "interpreter": 20, "thread": 30, "threat": 4, "lock": 12, "look": 40}
for wrong in ("pyhton", "threa", "lok", "interpeter", "zzz"):
    near = sorted((distance(wrong, word), -count, word) for word, count in words.items())
    print(wrong, "->", near[0][2] if near[0][0] <= 2 else None)
print(distance.cache_info().hits > 0)
