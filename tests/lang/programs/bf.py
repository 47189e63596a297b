# A Brainfuck interpreter and a compiler of it to a Python function.
def parse(src):
    stack, out = [], []
    for c in src:
        if c == "[": stack.append(out); out = []
        elif c == "]":
            if not stack: raise SyntaxError("unmatched ]")
            loop, out = out, stack.pop(); out.append(("loop", loop))
        elif c in "+-<>.,":
            kind, k = ("add", 1 if c == "+" else -1) if c in "+-" else ("move", 1 if c == ">" else -1) if c in "<>" else ("out", 0) if c == "." else ("in", 0)
            if out and out[-1][0] == kind and kind in ("add", "move"): out[-1] = (kind, out[-1][1] + k)
            else: out.append((kind, k))
    if stack: raise SyntaxError("unmatched [")
    return out
def compile_bf(src):
    lines = ["def run(data=b''):", " t, p, out, data = [0] * 300, 0, [], iter(data)"]
    def emit(code, depth):
        pad = " " * depth
        for kind, k in code:
            if kind == "add": lines.append(f"{pad}t[p] = (t[p] + {k}) & 255")
            elif kind == "move": lines.append(f"{pad}p += {k}")
            elif kind == "out": lines.append(f"{pad}out.append(t[p])")
            elif kind == "in": lines.append(f"{pad}t[p] = next(data, 0)")
            else: lines.append(f"{pad}while t[p]:"); emit(k, depth + 1); lines.append(f"{pad} pass") if not k else None
    emit(parse(src), 1); lines.append(" return bytes(out)"); ns = {}; exec("\n".join(lines), ns); return ns["run"]
hello = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
print(compile_bf(hello)(), compile_bf(",[.,]")(b"echo"), compile_bf(">,>,<[->[->+>+<<]>>[-<<+>>]<<<]>>.")(bytes([6, 7]))[0]); print(parse("++[->+<]"))
for bad in ("[", "]", "[[]"):
    try: parse(bad)
    except SyntaxError as e: print(e)
squares = "++++[>+++++<-]>[<+++++>-]+<+[>[>+>+<<-]++>>[<<+>>-]>>>[-]++>[-]+>>>+[[-]++++++>>>]<<<[[<++++++++<++>>-]+<.<[>----<-]<]<<[>>>>>[>>>[-]+++++++++<[>-<-]+++++++++>[-[<->-]+[<<<]]<[>+<-]>]<<-]<<-]"
print(compile_bf(squares)().decode().split()[:12])
