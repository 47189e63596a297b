# A stack machine with a compiler for arithmetic and loops.
import enum
class Op(enum.IntEnum): PUSH = 0; ADD = 1; SUB = 2; MUL = 3; LT = 4; JMP = 5; JZ = 6; LOAD = 7; STORE = 8; PRINT = 9; HALT = 10; CALL = 11; RET = 12; DUP = 13
class VM:
    def __init__(self, code): self.code, self.stack, self.vars, self.calls, self.pc, self.steps, self.out = code, [], {}, [], 0, 0, []
    def run(self, limit=100000):
        handlers = {Op.ADD: lambda a, b: a + b, Op.SUB: lambda a, b: a - b, Op.MUL: lambda a, b: a * b, Op.LT: lambda a, b: int(a < b)}
        while self.steps < limit:
            self.steps += 1; op, *arg = self.code[self.pc]; self.pc += 1
            if op in handlers: b, a = self.stack.pop(), self.stack.pop(); self.stack.append(handlers[op](a, b))
            elif op is Op.PUSH: self.stack.append(arg[0])
            elif op is Op.LOAD: self.stack.append(self.vars[arg[0]])
            elif op is Op.STORE: self.vars[arg[0]] = self.stack.pop()
            elif op is Op.JMP: self.pc = arg[0]
            elif op is Op.JZ: self.pc = self.pc if self.stack.pop() else arg[0]
            elif op is Op.PRINT: self.out.append(self.stack.pop())
            elif op is Op.DUP: self.stack.append(self.stack[-1])
            elif op is Op.CALL: self.calls.append(self.pc); self.pc = arg[0]
            elif op is Op.RET: self.pc = self.calls.pop()
            elif op is Op.HALT: return self
        raise TimeoutError(f"more than {limit} steps")
sum_to_n = [(Op.PUSH, 0), (Op.STORE, "s"), (Op.PUSH, 0), (Op.STORE, "i"), (Op.LOAD, "i"), (Op.PUSH, 100), (Op.LT,), (Op.JZ, 17), (Op.LOAD, "s"), (Op.LOAD, "i"), (Op.ADD,), (Op.STORE, "s"), (Op.LOAD, "i"), (Op.PUSH, 1), (Op.ADD,), (Op.STORE, "i"), (Op.JMP, 4), (Op.LOAD, "s"), (Op.PRINT,), (Op.HALT,)]
vm = VM(sum_to_n).run(); print(vm.out, vm.steps, vm.vars)
for bad in ([(Op.JMP, 0)], [(Op.ADD,)], [(Op.LOAD, "x")], [(Op.PUSH, 1)]):
    try: VM(bad).run(1000)
    except Exception as e: print(type(e).__name__, e)
def compile_expr(tokens):
    prec, out, ops = {"+": 1, "-": 1, "*": 2}, [], []
    emit = {"+": Op.ADD, "-": Op.SUB, "*": Op.MUL}
    for t in tokens.split():
        if t.isdigit(): out.append((Op.PUSH, int(t)))
        elif t.isalpha(): out.append((Op.LOAD, t))
        elif t == "(": ops.append(t)
        elif t == ")":
            while ops[-1] != "(": out.append((emit[ops.pop()],))
            ops.pop()
        else:
            while ops and ops[-1] != "(" and prec[ops[-1]] >= prec[t]: out.append((emit[ops.pop()],))
            ops.append(t)
    return out + [(emit[o],) for o in reversed(ops)] + [(Op.PRINT,), (Op.HALT,)]
for e in ("1 + 2 * 3", "( 1 + 2 ) * 3", "10 - 4 - 3", "2 * ( 3 + 4 ) * 5"): print(e, VM(compile_expr(e)).run().out, [c[0].name for c in compile_expr(e)])
