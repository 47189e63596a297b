"""Writes sequences.rs, the named sequences: generate_sequences.py NamedSequences.txt (of unicode.org's UCD)."""

import sys

rows = []
with open(sys.argv[1]) as file:
    version = file.readline().removeprefix("# NamedSequences-").removesuffix(".txt\n")
    for line in file:
        if line.strip() and not line.startswith("#"):
            name, points = line.strip().split(";")
            rows.append((name, "".join(rf"\u{{{int(point, 16):x}}}" for point in points.split())))
print(f"//! NamedSequences.txt of Unicode {version}, written by generate_sequences.py. (Unicode licence.)")
print("\n/// Names, sorted, and what they stand for.\n#[rustfmt::skip]\npub static SEQUENCES: &[(&str, &str)] = &[")
for name, text in sorted(rows):
    print(f'    ("{name}", "{text}"),')
print("];")
