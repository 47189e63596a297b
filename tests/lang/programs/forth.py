# A small Forth: two stacks of meaning (data, return), words compiled to threaded lists, branches patched by hand.
class ForthError(Exception):
    pass


class Forth:
    def __init__(self):
        self.stack, self.rstack, self.words, self.out = [], [], {}, []
        self.name = self.code = None
        self.pending = []
        binary = {
            "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b,
            "/": lambda a, b: a // b, "mod": lambda a, b: a % b,
            "=": lambda a, b: -(a == b), "<": lambda a, b: -(a < b), ">": lambda a, b: -(a > b),
            "and": lambda a, b: a & b, "or": lambda a, b: a | b,
        }
        for word, do in binary.items():
            self.words[word] = lambda do=do: self.push(do(*reversed((self.pop(), self.pop()))))
        self.words |= {
            "dup": lambda: self.push(self.stack[-1]), "drop": self.pop,
            "swap": lambda: self.push(self.pop(), self.pop()),
            "over": lambda: self.push(self.stack[-2]),
            "rot": lambda: self.push(self.stack.pop(-3)),
            ".": lambda: self.out.append(f"{self.pop()} "), "cr": lambda: self.out.append("\n"),
            "emit": lambda: self.out.append(chr(self.pop())), "i": lambda: self.push(self.rstack[-1][0]),
        }

    def push(self, *values):
        self.stack.extend(values)

    def pop(self):
        if not self.stack:
            raise ForthError("stack underflow")
        return self.stack.pop()

    def compile(self, token):
        code, here = self.code, len(self.code)
        match token:
            case ";":
                self.words[self.name], self.code = code, None
            case "if" | "do" | "begin":
                self.pending.append(here)
                if token != "begin":
                    code.append([token, None])
            case "else":
                code[self.pending.pop()][1] = here + 1
                self.pending.append(here)
                code.append(["jump", None])
            case "then":
                code[self.pending.pop()][1] = here
            case "loop":
                code.append(["loop", self.pending.pop() + 1])
            case "until":
                code.append(["if", self.pending.pop()])
            case "recurse":
                code.append(["call", self.name])
            case _:
                code.append(["call", token])

    def execute(self, token):
        word = self.words.get(token)
        if callable(word):
            return word()
        if word is None:
            try:
                return self.push(int(token))
            except ValueError:
                raise ForthError(f"{token} ?") from None
        at = 0
        while at < len(word):
            op, to = word[at]
            at += 1
            if op == "call":
                self.execute(to)
            elif op == "jump" or op == "if" and not self.pop():
                at = to
            elif op == "do":
                start, limit = self.pop(), self.pop()
                self.rstack.append([start, limit])
            elif op == "loop":
                self.rstack[-1][0] += 1
                if self.rstack[-1][0] < self.rstack[-1][1]:
                    at = to
                else:
                    self.rstack.pop()

    def run(self, text):
        self.out.clear()
        tokens = iter(text.split())
        try:
            for token in tokens:
                if token == ":":
                    self.name, self.code = next(tokens), []
                elif self.code is not None:
                    self.compile(token)
                else:
                    self.execute(token)
            said = "ok"
        except (ForthError, ZeroDivisionError, IndexError) as error:
            said = f"{type(error).__name__}: {error}"
            self.stack.clear()
            self.rstack.clear()
        print(f"{''.join(self.out)}<{len(self.stack)}> {said}")


forth = Forth()
for line in """\
2 3 + 4 * .
: square dup * ; 7 square .
: stars 0 do 42 emit loop ; : triangle 0 do i 1 + stars cr loop ; 4 triangle
: fact dup 2 < if drop 1 else dup 1 - recurse * then ; 20 fact . 30 fact .
: gcd begin swap over mod dup 0 = until drop ; 1071 462 gcd .
: sign dup 0 < if drop 45 else 0 > if 43 else 48 then then emit ; -5 sign 0 sign 9 sign
: table 4 1 do i 4 1 do dup i * . loop drop cr loop ; table 3 2 1
1 2 3 rot . . . . . .
drop drop 5 0 /
1 nonsense
+
-7 2 / . -7 2 mod .""".splitlines():
    forth.run(line)
