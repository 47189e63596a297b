# A regular expression matcher by derivatives of generators: pattern matching from scratch.
def match_here(p, s, i=0, j=0):
    if i == len(p): return j
    star = i + 1 < len(p) and p[i + 1] in "*+?"
    ok = lambda k: k < len(s) and p[i] in (".", s[k])
    if star:
        lo, hi = {"*": (0, 10**9), "+": (1, 10**9), "?": (0, 1)}[p[i + 1]]; k = j; n = 0
        while n < hi and ok(k): k += 1; n += 1
        while n >= lo:
            if (r := match_here(p, s, i + 2, k)) is not None: return r
            k -= 1; n -= 1
        return None
    if p[i] == "$" and i == len(p) - 1: return j if j == len(s) else None
    return match_here(p, s, i + 1, j + 1) if ok(j) else None
def search(p, s):
    if p.startswith("^"): return (0, e) if (e := match_here(p[1:], s)) is not None else None
    return next(((k, e) for k in range(len(s) + 1) if (e := match_here(p, s, 0, k)) is not None), None)
for p, s in [("a*b", "xaaab"), ("^ab+", "abbbc"), ("c$", "abc"), ("x?y", "zy"), ("^$", ""), ("a.c", "abcadc"), ("q+", "aaa"), (".*", "all"), ("a+a", "aaa"), ("", "x")]: print(p, s, search(p, s))
class NFA:
    def __init__(self): self.t, self.e, self.n = {}, {}, 0
    def state(self): self.n += 1; return self.n - 1
    def build(self, p):
        def alt():
            nonlocal i
            a = seq()
            while i < len(p) and p[i] == "|":
                i += 1; b = seq(); s, f = self.state(), self.state()
                for x in (a, b): self.e.setdefault(s, set()).add(x[0]); self.e.setdefault(x[1], set()).add(f)
                a = s, f
            return a
        def seq():
            s = f = self.state()
            while i < len(p) and p[i] not in "|)": a, b = rep(); self.e.setdefault(f, set()).add(a); f = b
            return s, f
        def rep():
            nonlocal i
            a, b = atom()
            while i < len(p) and p[i] == "*": i += 1; s = self.state(); self.e.setdefault(s, set()).add(a); self.e.setdefault(b, set()).add(s); a = b = s
            return a, b
        def atom():
            nonlocal i
            c = p[i]; i += 1
            if c == "(": r = alt(); i += 1; return r
            a, b = self.state(), self.state(); self.t.setdefault((a, c), set()).add(b); return a, b
        i = 0; self.start, self.final = alt(); return self
    def closure(self, ss):
        todo, seen = list(ss), set(ss)
        while todo:
            for x in self.e.get(todo.pop(), ()):
                if x not in seen: seen.add(x); todo.append(x)
        return frozenset(seen)
    def match(self, s):
        cur = self.closure({self.start})
        for c in s: cur = self.closure({y for x in cur for y in self.t.get((x, c), ())})
        return self.final in cur
n = NFA().build("(a|b)*abb"); print([(w, n.match(w)) for w in ("abb", "aabb", "ab", "babbabb", "")], NFA().build("a(b|c)*d").match("abcbcd"), NFA().build("x*").match("xxx" * 100), n.n)
