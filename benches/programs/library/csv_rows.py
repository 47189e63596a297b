"""Reading and writing rows of CSV."""
import csv
import io

text = "".join(f'{i},plain text,"with ""quotes"", and commas",3.5\n' for i in range(10000))
for _ in range(3):
    rows = list(csv.reader(io.StringIO(text)))
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    total = sum(int(row["n"]) for row in csv.DictReader(io.StringIO(text), "nabc"))
print(len(rows), len(out.getvalue()), total)
