# Reports over records: grouping, sorting, pivoting, formatting.
from collections import defaultdict
from operator import itemgetter
from itertools import groupby
csv = """date,item,qty,price
2024-01-03,apple,10,0.50
2024-01-03,pear,4,0.75
2024-01-04,apple,6,0.55
2024-02-01,fig,100,0.10
2024-02-11,pear,8,0.70"""
head, *lines = csv.splitlines(); names = head.split(",")
rows = [dict(zip(names, l.split(","))) for l in lines]
for r in rows: r.update(qty=int(r["qty"]), price=float(r["price"])); r["total"] = r["qty"] * r["price"]
print(f"{'item':<8}{'qty':>5}{'total':>9}"); print("=" * 22)
for item, group in groupby(sorted(rows, key=itemgetter("item")), key=itemgetter("item")):
    g = list(group); print(f"{item:<8}{sum(r['qty'] for r in g):>5}{sum(r['total'] for r in g):>9.2f}")
by_month = defaultdict(lambda: defaultdict(float))
for r in rows: by_month[r["date"][:7]][r["item"]] += r["total"]
items = sorted({r["item"] for r in rows})
print("month   " + "".join(f"{i:>8}" for i in items))
for month, t in sorted(by_month.items()): print(f"{month} " + "".join(f"{t.get(i, 0):8.2f}" for i in items))
best = max(rows, key=itemgetter("total")); print(best["item"], round(best["total"], 2), sorted({r["price"] for r in rows}), [r["item"] for r in sorted(rows, key=lambda r: (-r["qty"], r["item"]))])
mean = lambda xs: sum(xs) / len(xs); xs = [r["price"] for r in rows]; m = mean(xs); var = mean([(x - m) ** 2 for x in xs]); print(round(m, 4), round(var ** 0.5, 4), sorted(xs)[len(xs) // 2])
hist = defaultdict(int)
for r in rows: hist[r["qty"] // 10 * 10] += 1
for k in sorted(hist): print(f"{k:>3}-{k + 9:<3} {'*' * hist[k]}")
