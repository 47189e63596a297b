"""Writes tables.rs from the Unicode data of the Python that runs it (Unicode 15.1 with CPython 3.13).

    python3.13 generate.py > tables.rs

Case_Ignorable and Cased are not told by any Python function: they follow from how the final sigma is lowered.
"""

import sys
import unicodedata as u

BLOCK = 128
FLAGS = "ALPHA DECIMAL DIGIT NUMERIC LOWER UPPER TITLE SPACE PRINTABLE START CONTINUE IGNORABLE CASED EXTENDED MIRRORED".split()
CATEGORIES = "Cn Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co".split()
BIDI = sorted({u.bidirectional(chr(c)) for c in range(0x110000)})
WIDTHS = ["N", "A", "H", "W", "F", "Na"]
assert set(u.category(chr(c)) for c in range(0x110000)) <= set(CATEGORIES)

records, blocks, index, special, numeric, decomposition = {}, {}, [], [], [], []


def record(code):
    c = chr(code)
    after = ("A" + c + "\u03a3").lower()[-1] == "\u03c2"
    cased = (c + "\u03a3").lower()[-1] == "\u03c2"
    flags = [c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.islower(), c.isupper(), c.istitle() and not c.isupper(),
             c.isspace(), c.isprintable(), c.isidentifier(), ("a" + c).isidentifier(), after and not cased, cased,
             False, bool(u.mirrored(c))]
    mapped = [c.upper(), c.lower(), c.title(), c.casefold()]
    if code == 0x3a3:
        mapped[1] = "\u03c3"
    deltas = []
    if all(len(m) == 1 for m in mapped):
        deltas = [ord(m) - code for m in mapped]
    else:
        flags[13] = True
        deltas = [0, 0, 0, 0]
        special.append((code, [m if len(m) <= 3 else 1 / 0 for m in mapped]))
    bits = sum(1 << i for i, f in enumerate(flags) if f)
    number = u.numeric(c, None)
    if number is not None:
        numeric.append((code, number))
    if u.decomposition(c):
        decomposition.append((code, u.decomposition(c)))
    return (bits, CATEGORIES.index(u.category(c)), BIDI.index(u.bidirectional(c)), u.combining(c),
            WIDTHS.index(u.east_asian_width(c)), u.decimal(c, -1), u.digit(c, -1), *deltas)


for start in range(0, 0x110000, BLOCK):
    block = tuple(records.setdefault(record(code), len(records)) for code in range(start, start + BLOCK))
    index.append(blocks.setdefault(block, len(blocks)))


def table(name, kind, items, each=str, per=24):
    items = list(items)
    print(f"pub static {name}: [{kind}; {len(items)}] = [")
    for i in range(0, len(items), per):
        print("    " + ", ".join(map(each, items[i : i + per])) + ",")
    print("];")


def quoted(text):
    return '"' + "".join(f"\\u{{{ord(c):x}}}" if not 32 <= ord(c) < 127 else c for c in text) + '"'


print(f"//! Unicode {u.unidata_version}, written by generate.py: do not edit.\n")
print("use super::Record;\n")
print(f'pub const VERSION: &str = "{u.unidata_version}";')
print(f"pub const BLOCK: usize = {BLOCK};")
for i, name in enumerate(FLAGS):
    print(f"pub const {name}: u16 = 1 << {i};")
table("CATEGORIES", "&str", CATEGORIES, quoted)
table("BIDI", "&str", BIDI, quoted)
table("WIDTHS", "&str", WIDTHS, quoted)
print("#[rustfmt::skip]")
table("RECORDS", "Record", records, lambda r: "Record(%s)" % ", ".join(map(str, r)), 6)
print("#[rustfmt::skip]")
table("BLOCKS", "u8" if len(blocks) < 256 else "u16", index)
print("#[rustfmt::skip]")
table("INDEX", "u16", (r for block in blocks for r in block))
print("/// Upper, lower, title and folded text of code points that are not mapped one to one.")
print("#[rustfmt::skip]")
table("SPECIAL", "(u32, [&str; 4])", special, lambda s: "(0x%x, [%s])" % (s[0], ", ".join(map(quoted, s[1]))), 2)
print("#[rustfmt::skip]")
table("NUMBERS", "(u32, f64)", numeric, lambda n: "(0x%x, %r)" % n, 8)
print("#[rustfmt::skip]")
table("DECOMPOSITION", "(u32, &str)", decomposition, lambda d: '(0x%x, "%s")' % d, 5)
