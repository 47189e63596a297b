"""PEP 765: return, break and continue in finally give a SyntaxWarning in 3.14; gillie follows 3.13 and is silent."""
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    compile("def f():\n try: pass\n finally: return 1", "<t>", "exec")
print(len(caught))  # expect: 0
