# What differs between two texts: opcodes, ratios, unified and context diffs, a merge back
import difflib

before = """a road
goes up
the hill
and down
again
""".splitlines(keepends=True)
after = """a road
goes up and up
the hill
then down
again
and ends
""".splitlines(keepends=True)

print("".join(difflib.unified_diff(before, after, "before", "after", n=1)), end="")
print("".join(difflib.context_diff(before, after, "before", "after", n=0)), end="")
delta = list(difflib.ndiff(before, after))
print("".join(delta), end="")
print(list(difflib.restore(delta, 1)) == before, list(difflib.restore(delta, 2)) == after)

matcher = difflib.SequenceMatcher(None, "private volatile", "private Thread vol")
for tag, i1, i2, j1, j2 in matcher.get_opcodes():
    print(f"{tag:8} a[{i1}:{i2}]={matcher.a[i1:i2]!r} b[{j1}:{j2}]={matcher.b[j1:j2]!r}")
print(round(matcher.ratio(), 4), round(matcher.quick_ratio(), 4), round(matcher.real_quick_ratio(), 4))
print(matcher.get_matching_blocks())
print(matcher.find_longest_match(0, 5, 0, 5), matcher.find_longest_match(alo=8))

blanks = difflib.SequenceMatcher(lambda c: c == " ", " abcd", "abcd abcd")
print(blanks.find_longest_match(0, 5, 0, 9), blanks.bjunk)
popular = difflib.SequenceMatcher(None, "ab", "a" * 250 + "b")
print(popular.bpopular, difflib.SequenceMatcher(None, "ab", "a" * 250 + "b", autojunk=False).bpopular)

words = ["ape", "apple", "peach", "puppy", "appeal"]
print(difflib.get_close_matches("appel", words), difflib.get_close_matches("appel", words, n=1, cutoff=0.8))
print(difflib.get_close_matches("zzz", words))
numbers = difflib.SequenceMatcher(None, [1, 2, 3, 4, 5, 6], [1, 2, 4, 5, 7, 6])
for group in numbers.get_grouped_opcodes(1):
    print(group)
try:
    difflib.get_close_matches("a", words, cutoff=2)
except ValueError as error:
    print(error)
print(list(difflib.diff_bytes(difflib.unified_diff, [b"\xff\n"], [b"\xfe\n"], b"x", b"y", lineterm=b"\n")))
