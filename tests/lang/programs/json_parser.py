# A recursive-descent JSON parser written by hand.
class ParseError(Exception): pass
class Parser:
    def __init__(self, text): self.t, self.i = text, 0
    def error(self, msg): raise ParseError(f"{msg} at {self.i}")
    def ws(self):
        while self.i < len(self.t) and self.t[self.i] in " \t\n\r": self.i += 1
    def expect(self, c):
        if not self.t.startswith(c, self.i): self.error(f"expected {c!r}")
        self.i += len(c)
    def value(self):
        self.ws()
        if self.i >= len(self.t): self.error("unexpected end")
        match self.t[self.i]:
            case "{": return self.object()
            case "[": return self.array()
            case '"': return self.string()
            case c if c.isdigit() or c == "-": return self.number()
            case _:
                for word, v in (("true", True), ("false", False), ("null", None)):
                    if self.t.startswith(word, self.i): self.i += len(word); return v
                self.error(f"unexpected {self.t[self.i]!r}")
    def object(self):
        out = {}; self.expect("{"); self.ws()
        if self.t[self.i:self.i + 1] == "}": self.i += 1; return out
        while True:
            self.ws(); k = self.string(); self.ws(); self.expect(":"); out[k] = self.value(); self.ws()
            if self.t[self.i:self.i + 1] == ",": self.i += 1; continue
            self.expect("}"); return out
    def array(self):
        out = []; self.expect("["); self.ws()
        if self.t[self.i:self.i + 1] == "]": self.i += 1; return out
        while True:
            out.append(self.value()); self.ws()
            if self.t[self.i:self.i + 1] == ",": self.i += 1; continue
            self.expect("]"); return out
    def string(self):
        self.expect('"'); out = []
        while (c := self.t[self.i:self.i + 1]) != '"':
            if not c: self.error("unterminated string")
            self.i += 1
            if c == "\\":
                e = self.t[self.i]; self.i += 1
                if e == "u": c = chr(int(self.t[self.i:self.i + 4], 16)); self.i += 4
                else: c = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}.get(e, e)
            out.append(c)
        self.i += 1
        return "".join(out)
    def number(self):
        j = self.i
        while self.i < len(self.t) and self.t[self.i] in "+-0123456789.eE": self.i += 1
        s = self.t[j:self.i]
        try: return int(s) if s.lstrip("-").isdigit() else float(s)
        except ValueError: self.error(f"bad number {s!r}")
def loads(s):
    p = Parser(s); v = p.value(); p.ws()
    if p.i != len(s): p.error("trailing data")
    return v
def dumps(v):
    match v:
        case None | True | False: return {None: "null", True: "true", False: "false"}[v]
        case int() | float(): return repr(v)
        case str(): return '"' + v.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        case list(): return "[" + ",".join(map(dumps, v)) + "]"
        case dict(): return "{" + ",".join(f"{dumps(k)}:{dumps(x)}" for k, x in v.items()) + "}"
doc = '{"a": [1, -2.5e3, true, null, "x\\n\\u00e9\\"q\\""], "b": {}, "c": [[], {"d": [{}]}]}'
v = loads(doc); print(v, dumps(v), loads(dumps(v)) == v)
for bad in ["", "[1", "{1:2}", '{"a" 1}', "tru", '"abc', "1 2", "-", "[1,]", "nul"]:
    try: print(loads(bad))
    except ParseError as e: print(repr(bad), e)
big = "[" + ",".join(f'{{"id": {i}, "tags": ["t{i % 3}"]}}' for i in range(200)) + "]"; print(len(loads(big)), sum(o["id"] for o in loads(big)))
