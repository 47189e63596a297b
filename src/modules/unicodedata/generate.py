"""Writes old_data.rs: where Unicode 3.2.0 differs from today's database. Run with the Python we compare with."""

import sys
import unicodedata as new

old = new.ucd_3_2_0


def facts(ucd, c):
    return (ucd.category(c), ucd.bidirectional(c), ucd.combining(c), ucd.mirrored(c), ucd.east_asian_width(c),
            ucd.decimal(c, -1), ucd.digit(c, -1), ucd.numeric(c, -1.0))


records, ranges = [], []
for point in range(sys.maxunicode + 1):
    c = chr(point)
    before = facts(old, c)
    # What no version up to the new one has may have come since.
    if before == facts(new, c) and before[0] != "Cn":
        continue
    if before not in records:
        records.append(before)
    index = records.index(before)
    if ranges and ranges[-1][1] == point - 1 and ranges[-1][2] == index:
        ranges[-1][1] = point
    else:
        ranges.append([point, point, index])
print("//! Where Unicode 3.2.0 differs from today's database: written by generate.py.")
print("\nuse super::old::Facts;\n")
print("pub static RECORDS: &[Facts] = &[")
for category, bidi, combining, mirrored, width, decimal, digit, numeric in records:
    print(f'    Facts {{ category: "{category}", bidirectional: "{bidi}", combining: {combining}, mirrored: {mirrored}, '
          f'width: "{width}", decimal: {decimal}, digit: {digit}, numeric: {numeric!r}_f64 }},')
print("];\n\n/// First and last code point, index into `RECORDS`.\n#[rustfmt::skip]\npub static RANGES: &[(u32, u32, u8)] = &[")
for at in range(0, len(ranges), 6):
    print("    " + " ".join(f"({a:#x}, {b:#x}, {i})," for a, b, i in ranges[at:at + 6]))
print("];")
