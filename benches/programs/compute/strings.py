"""Building, splitting, replacing, formatting."""
words = ["alpha", "beta", "gamma", "delta", "epsilon"]
lines = []
for i in range(60000):
    w = words[i % 5]
    lines.append(f"{i:06d} {w.upper():>8} {i * 1.5:.2f} {w[::-1]}")
text = "\n".join(lines)
total = 0
for line in text.split("\n"):
    number, name, value, reversed_name = line.split()
    if name.startswith("A") or reversed_name.endswith("b"):
        total += int(number)
    elif "ELT" in name:
        total -= len(reversed_name.replace("a", "").strip("d"))
s = ""
for i in range(60000):
    s += chr(97 + i % 26)
print(len(text), total, s.count("abc"), hash(s) == hash("".join(chr(97 + i % 26) for i in range(60000))))
