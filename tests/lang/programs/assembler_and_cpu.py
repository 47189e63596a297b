# A two-pass assembler with labels and data, packed into 32-bit words by struct, and the CPU that runs them.
import re
import struct
from collections import Counter
from enum import IntEnum

Op = IntEnum("Op", [(name, number) for number, name in enumerate(
    "HALT LOADI LOAD STORE MOV ADD SUB MUL DIV CMP JMP JZ JN CALL RET PUSH POP OUT".split())])
LINE = re.compile(r"\s*(?:(?P<label>\w+):)?\s*(?:(?P<op>\.?\w+)\s*(?P<args>[^;]*))?(?:;.*)?$")


class AssemblyError(Exception):
    def __init__(self, number, what):
        super().__init__(f"line {number}: {what}")


def assemble(source):
    labels, todo, here = {}, [], 0
    for number, line in enumerate(source.splitlines(), 1):
        found = LINE.match(line)
        if not found:
            raise AssemblyError(number, f"cannot read {line.strip()!r}")
        if label := found["label"]:
            if label in labels:
                raise AssemblyError(number, f"{label} is defined twice")
            labels[label] = here
        if op := found["op"]:
            args = [a for a in re.split(r"[,\s]+", found["args"].strip()) if a]
            todo.append((number, here, op, args))
            here += len(args) if op == ".word" else 1
    image = [0] * here

    def value(number, text):
        if re.fullmatch(r"r[0-7]", text):
            return int(text[1])
        try:
            return int(text, 0)
        except ValueError:
            if text not in labels:
                raise AssemblyError(number, f"unknown name {text}") from None
            return labels[text]

    for number, here, op, args in todo:
        values = [value(number, a) for a in args]
        if op == ".word":
            image[here:here + len(values)] = values
        elif op.upper() not in Op.__members__:
            raise AssemblyError(number, f"no instruction {op}")
        else:
            a, b = (*values, 0, 0)[:2] if op.upper() not in ("JMP", "JZ", "JN", "CALL") else (0, *values)
            image[here] = int.from_bytes(struct.pack(">BBh", Op[op.upper()], a, b))
    return image, labels


def run(image, limit=5000):
    memory, r, pc, flags, stack, out, used = list(image), [0] * 8, 0, 0, [], [], Counter()
    for _ in range(limit):
        op, a, b = struct.unpack(">BBh", memory[pc].to_bytes(4))
        op, pc = Op(op), pc + 1
        used[op.name] += 1
        match op:
            case Op.HALT: break
            case Op.LOADI: r[a] = b
            case Op.LOAD: r[a] = memory[r[b]]
            case Op.STORE: memory[r[b]] = r[a]
            case Op.MOV: r[a] = r[b]
            case Op.ADD: r[a] += r[b]
            case Op.SUB: r[a] -= r[b]
            case Op.MUL: r[a] *= r[b]
            case Op.DIV: r[a], r[7] = divmod(r[a], r[b])
            case Op.CMP: flags = r[a] - r[b]
            case Op.JMP: pc = b
            case Op.JZ: pc = pc if flags else b
            case Op.JN: pc = b if flags < 0 else pc
            case Op.CALL: stack.append(pc); pc = b
            case Op.RET: pc = stack.pop()
            case Op.PUSH: stack.append(r[a])
            case Op.POP: r[a] = stack.pop()
            case Op.OUT: out.append(r[a])
    return out, used, memory


SORT = """
        loadi r6, 1
again:  loadi r5, 0             ; nothing exchanged yet
        loadi r0, data
next:   mov r1, r0
        add r1, r6
        loadi r2, end
        cmp r1, r2
        jz pass
        load r3, r0
        load r4, r1
        cmp r4, r3
        jn swap
back:   mov r0, r1
        jmp next
swap:   store r4, r0
        store r3, r1
        mov r5, r6
        jmp back
pass:   cmp r5, r6
        jz again
        halt
data:   .word 9, 4, 0x1f, 2, 0b101, 17
end:
"""
FACTORIAL = "loadi r0, 6\ncall fact\nout r1\nhalt\nfact: loadi r2, 1\ncmp r0, r2\njz one\npush r0\nsub r0, r2\ncall fact\n" \
            "pop r0\nmul r1, r0\nret\none: loadi r1, 1\nret"

image, labels = assemble(SORT)
print(len(image), "words", labels)
print([f"{word:08x}" for word in image[:6]])
_, used, memory = run(image)
print(memory[labels["data"]:labels["end"]], used.total(), "steps", used.most_common(3))
print(run(assemble(FACTORIAL)[0])[:2])
print(run(assemble("loadi r0 -7\nloadi r1 2\ndiv r0 r1\nout r0\nout r7")[0] + [0])[0])
for wrong in ("jmp nowhere", "x: halt\nx: halt", "fly r1, r2", "halt\n???"):
    try:
        assemble(wrong)
    except AssemblyError as error:
        print(error)
try:
    run(assemble("loadi r0 1\ndiv r0 r1")[0])
except ZeroDivisionError as error:
    print(type(error).__name__)
