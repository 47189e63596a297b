# Deeply nested source: an error or a result, never a crash.
import ast
for name, make in {"parens": lambda n: "(" * n + "1" + ")" * n, "brackets": lambda n: "[" * n + "]" * n, "unary": lambda n: "-" * n + "1", "not": lambda n: "not " * n + "1", "attributes": lambda n: "a" + ".b" * n, "calls": lambda n: "f" + "()" * n, "lambda": lambda n: "lambda: " * n + "1", "power": lambda n: "**".join(["1"] * n), "ifelse": lambda n: "1 if 1 else " * n + "1"}.items():
    for n in (10, 50):
        try: compile(make(n), "<s>", "eval"); print(name, n, "compiles")
        except (SyntaxError, RecursionError, MemoryError) as e: print(name, n, type(e).__name__)
    try: compile(make(100_000), "<s>", "eval"); ok = True
    except (SyntaxError, RecursionError, MemoryError): ok = True
    print(name, ok)
print(eval("+".join(["1"] * 2000)), eval("(" * 90 + "7" + ")" * 90), len(eval("[" + "0," * 5000 + "]")), eval(" or ".join(["0"] * 1000)), eval(" + ".join(["'a'"] * 1000)) == "a" * 1000)
try: compile("if 1:\n" * 1 + "".join(" " * i + "if 1:\n" for i in range(1, 150)) + " " * 150 + "x", "<s>", "exec"); print("fine")
except (IndentationError, SyntaxError) as e: print(type(e).__name__, e.msg)
