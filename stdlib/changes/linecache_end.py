

# The text of `-c` has lines too (what CPython does by `_register_code`).
def _register_command():
    import _imp
    text = _imp._registered_source("<string>")
    if text is not None:
        lines = [line + "\n" for line in text.splitlines()]
        cache["<string>"] = (len(text), None, lines, "<string>")


_register_command()
