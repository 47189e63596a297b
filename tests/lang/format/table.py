# Aligned tables, the way programs print them.
rows = [("apple", 3, 0.5), ("kiwi", 12, 0.255), ("watermelon", 1, 4.0), ("日本", 1000, 1e-3)]
head = ("item", "count", "price")
print(f"{head[0]:<12}|{head[1]:^7}|{head[2]:>9}")
print("-" * 12 + "+" + "=" * 7 + "+" + "-" * 9)
for name, count, price in rows:
    print(f"{name:<12}|{count:^7,}|{price:>9.2f}")
print(f"{'total':.<12}|{sum(r[1] for r in rows):^7_}|{sum(r[1] * r[2] for r in rows):>+9.1e}")
for n in (1, 10, 255, 65535):
    print("{0:5d} {0:#06x} {0:#o} {0:>20b} {0:e}".format(n))
def tree(node, indent=0):
    name, *children = node
    print(f"{'':{indent}}{'- ' if indent else ''}{name}")
    for c in children: tree(c, indent + 2)
tree(("root", ("a", ("a1",), ("a2",)), ("b",)))
matrix = [[1.5, -2, 3], [40, 5.25, -6.125]]
widths = [max(len(f"{r[i]:g}") for r in matrix) for i in range(3)]
for r in matrix: print("[" + " ".join(f"{v:>{w}g}" for v, w in zip(r, widths)) + "]")
print("\n".join(" ".join(f"{i * j:3}" for j in range(1, 8)) for i in range(1, 8)))
print("|".join(s.center(9, "~") for s in ["left", "mid", "right"]), "|".join(f"{s:^9}" for s in ["a", "bb", "ccc"]))
bar = {"x": 5, "yy": 12, "zzz": 8}
for k, v in bar.items(): print(f"{k:>{max(map(len, bar))}} {'█' * v}{'░' * (12 - v)} {v / 12:6.1%}")
print(f"{1e3:>10,.3f}{-1e3:<12,.1f}|{12345.6789:+,.2f}|{0:+}|{-0.0:+.1f}")
import time
print(f"{3725 // 3600:02}:{3725 % 3600 // 60:02}:{3725 % 60:02}")
print(*(f"{x:>8.3g}" for x in (1e-10, 0.001, 1, 1000, 123456, 1e7, 1e15)), sep="\n")
