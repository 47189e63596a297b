# Reports in columns: widths found from the data, numbers to the right, long texts wrapped.
import textwrap
from itertools import zip_longest

ROWS = [
    ("Name", "Price", "Stock", "About"),
    ("Widget", 3.5, 1200, "A thing that does what things do, mostly on weekdays"),
    ("Gadget ünï", 1299.999, 7, "Small"),
    ("漢字", -0.001, 0, "Wide characters are counted as one here"),
    ("", 1e7, -5, ""),
]


def cell(value):
    match value:
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value:,d}"
        case float():
            return f"{value:,.2f}"
        case _:
            return str(value)


def report(rows, width=24):
    texts = [[cell(value) for value in row] for row in rows]
    widths = [min(width, max(map(len, column))) for column in zip(*texts)]
    rule = "+".join("-" * (w + 2) for w in widths)
    for number, (row, values) in enumerate(zip(texts, rows)):
        wrapped = [textwrap.wrap(text, w) or [""] for text, w in zip(row, widths)]
        for line in zip_longest(*wrapped, fillvalue=""):
            parts = []
            for text, value, w in zip(line, values, widths):
                align = ">" if isinstance(value, (int, float)) else "^" if number == 0 else "<"
                parts.append(f" {text:{align}{w}} ")
            yield "|".join(parts).rstrip()
        if number == 0:
            yield rule


print("\n".join(report(ROWS)))
print("\n".join(report([row[:2] for row in ROWS], width=5)))
print(textwrap.fill("A paragraph of several words, filled and hung like in an encyclopaedia.", 30,
                    initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten("A sentence that is much too long to be shown", 25, placeholder=" …"))
print(textwrap.indent(textwrap.dedent("""
    one
      two

    three"""), "> ", lambda line: bool(line.strip())))
for value in (0, 7, 1024, 123456789, -2048):
    size, unit = abs(value), 0
    while size >= 1024 and unit < 3:
        size, unit = size / 1024, unit + 1
    print(f"{'-' * (value < 0)}{size:.4g} {'B KiB MiB GiB'.split()[unit]}")
