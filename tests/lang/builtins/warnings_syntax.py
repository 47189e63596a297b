# Warnings the compiler gives: identity with literals, odd escapes, calls of literals.
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for src in ["x is 1", "x is not 'a'", "x is ()", "'\\d'", "b'\\q'", "'\\400'", "assert (1, 'msg')", "1()", "'a'[1.5]", "[1]['a']", "(1)[0]", "None[0]", "f'\\d'", "r'\\d'", "x is None", "1if 1 else 2", "0x1for x in y", "{}()"]:
        n = len(caught)
        try: compile(src, "<t>", "exec")
        except SyntaxError as e: print(repr(src), "SyntaxError", e.msg)
        print(repr(src), sorted({(w.category.__name__, str(w.message)) for w in caught[n:]}))
