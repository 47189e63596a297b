"""PEP 765: return, break and continue in finally give a SyntaxWarning."""
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    compile("def f():\n try: pass\n finally: return 1", "<t>", "exec")
print(len(caught))  # expect: 1
