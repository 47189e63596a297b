# A chain of methods: only the failing part's caret line differs.
text = "  some text  "
result = text.strip().split().index("nothing").bit_length()
