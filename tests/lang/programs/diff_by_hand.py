# The longest common subsequence by a table, and a unified diff made from it: hunks, context, and a patch that applies it.
import difflib
import re
from itertools import groupby


def table(a, b):
    rows = [[0] * (len(b) + 1)]
    for x in a:
        row = [0]
        for n, y in enumerate(b):
            row.append(rows[-1][n] + 1 if x == y else max(rows[-1][n + 1], row[n]))
        rows.append(row)
    return rows


def script(a, b):
    """Steps (sign, line, place in a, place in b), from the start to the end."""
    rows, i, j, steps = table(a, b), len(a), len(b), []
    while i or j:
        if i and j and a[i - 1] == b[j - 1]:
            i, j = i - 1, j - 1
            steps.append((" ", a[i], i, j))
        elif j and (not i or rows[i][j - 1] >= rows[i - 1][j]):
            j -= 1
            steps.append(("+", b[j], i, j))
        else:
            i -= 1
            steps.append(("-", a[i], i, j))
    return steps[::-1]


def span(start, size):
    return f"{start + (size > 0)}" if size == 1 else f"{start + (size > 0)},{size}"


def unified(a, b, context=2):
    steps = script(a, b)
    changed = [n for n, step in enumerate(steps) if step[0] != " "]
    near = {m for n in changed for m in range(n - context, n + context + 1)}
    for wanted, hunk in groupby(enumerate(steps), key=lambda pair: pair[0] in near):
        if wanted:
            hunk = [step for _, step in hunk]
            _, _, i, j = hunk[0]
            yield f"@@ -{span(i, sum(s[0] != '+' for s in hunk))} +{span(j, sum(s[0] != '-' for s in hunk))} @@"
            yield from (sign + line for sign, line, _, _ in hunk)


def patch(a, diff):
    result, at = [], 0
    for line in diff:
        if found := re.fullmatch(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@", line):
            start = int(found[1]) - (found[2] != "0")
            result += a[at:start]
            at = start
            continue
        sign, text = line[0], line[1:]
        if sign != "+":
            if at >= len(a) or a[at] != text:
                raise ValueError(f"line {at + 1} is not {text!r}")
            at += 1
        if sign != "-":
            result.append(text)
    return result + a[at:]


for a, b in (("XMJYAUZ", "MZJAWXU"), ("nematode knowledge", "empty bottle"), ("abc", "abc"), ("", "new"), ("aaa", "bbb")):
    common = "".join(line for sign, line, *_ in script(a, b) if sign == " ")
    print(f"{a!r} {b!r}: {common!r} {table(a, b)[-1][-1]}", "".join(f"{s}{c}".strip() or "_" for s, c, *_ in script(a, b)))
for row in table("gac", "agcat"):
    print(row)

old = "the way\nthat can be told\nis not the eternal\nway;\nthe name\nthat can be named\nis not\nthe eternal name.\nnameless\nit is\nthe origin\nof all".split("\n")
new = "a title\nthe way\nthat can be told\nis not the constant\nway;\nthe name\nthat can be named\nis not\nthe eternal name.\nit is\nthe origin\nof all\nthings".split("\n")
for a, b in ((old, new), (new, old)):
    mine, theirs = list(unified(a, b)), [line.rstrip("\n") for line in difflib.unified_diff(a, b, n=2, lineterm="")][2:]
    print("the library's is the same:", mine == theirs, "applies:", patch(a, mine) == b)
print(*unified(old, new), sep="\n")
for a, b in (([], ["one", "two"]), (["one"], []), (["x"], ["y"]), (["same"], ["same"])):
    print(list(unified(a, b)), patch(a, unified(a, b)) == b)
try:
    patch(new, unified(old, new))
except ValueError as error:
    print("ValueError:", error)
