# Cells with formulas, dependencies, cycles and errors.
import re
class Sheet:
    def __init__(self): self.src, self.busy, self.cache = {}, [], {}
    def __setitem__(self, k, v): self.src[k] = v; self.cache.clear()
    def __getitem__(self, k):
        if k in self.cache: return self.cache[k]
        if k in self.busy: raise RecursionError(" -> ".join(self.busy + [k]))
        v = self.src.get(k, 0)
        if isinstance(v, str) and v.startswith("="):
            self.busy.append(k)
            try: v = eval(re.sub(r"([A-Z]\d+):([A-Z]\d+)", r'span("\1", "\2")', v[1:]), {"__builtins__": {}}, Scope(self))
            finally: self.busy.pop()
        self.cache[k] = v; return v
    def span(self, a, b): return [self[chr(c) + str(r)] for r in range(int(a[1:]), int(b[1:]) + 1) for c in range(ord(a[0]), ord(b[0]) + 1)]
    def show(self, cols, rows):
        for r in rows:
            cells = []
            for c in cols:
                try: cells.append(self[f"{c}{r}"])
                except Exception as e: cells.append(f"#{type(e).__name__}")
            print(" | ".join(f"{c!s:>18}" for c in cells))
class Scope(dict):
    def __init__(self, sheet): super().__init__(sum=sum, max=max, len=len, round=round, span=sheet.span); self.sheet = sheet
    def __missing__(self, k):
        if re.fullmatch(r"[A-Z]\d+", k): return self.sheet[k]
        raise NameError(f"no function {k}")
s = Sheet()
for k, v in {"A1": 10, "A2": 20.5, "A3": "=A1 + A2", "B1": "=sum(A1:A3)", "B2": "=B1 / C9", "B3": "=round(B1 ** 0.5, 3)", "C1": "=C2", "C2": "=C3", "C3": "=C1", "A4": "text", "B4": "=A4 * 2", "C4": "=nope(1)", "A5": "=[x for x in A1:A2]", "B5": "=len(A1:C1)", "C5": "=A1 +"}.items(): s[k] = v
s.show("AB", range(1, 6)); s.show("C", range(1, 6)); s["A1"] = 100; print(s["B1"], s["A3"])
try: s["C1"]
except RecursionError as e: print(e)
