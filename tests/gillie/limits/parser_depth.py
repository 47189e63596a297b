"""Source nested a million deep is refused with an error, for every kind of nesting."""
shapes = {
    "parentheses": lambda n: "(" * n + "1" + ")" * n,
    "lists": lambda n: "[" * n + "]" * n,
    "unary": lambda n: "-" * n + "1",
    "lambda": lambda n: "lambda:" * n + "1",
    "attributes": lambda n: "a" + ".b" * n,
    "calls": lambda n: "f" + "()" * n,
    "power": lambda n: "2" + "**2" * n,
    "sums": lambda n: "1" + "+1" * n,
    "fstring": lambda n: "f'{f\"{1}\"}'" + "+1" * n,
    "patterns": lambda n: "match x:\n case " + "[" * n + "]" * n + ": pass",
    "decorators": lambda n: "@a\n" * n + "def f(): pass",
    "unclosed": lambda n: "(" * n,
}
for name, make in shapes.items():
    try:
        compile(make(200_000), "<deep>", "exec")
        print(name, "ok")
    except (SyntaxError, RecursionError, MemoryError, OverflowError):
        print(name, "ok")
# expect: parentheses ok
# expect: lists ok
# expect: unary ok
# expect: lambda ok
# expect: attributes ok
# expect: calls ok
# expect: power ok
# expect: sums ok
# expect: fstring ok
# expect: patterns ok
# expect: decorators ok
# expect: unclosed ok
