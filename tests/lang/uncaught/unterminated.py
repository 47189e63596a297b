# An unterminated string.
greeting = "hello
print(greeting)
