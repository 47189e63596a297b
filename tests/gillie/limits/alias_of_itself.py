"""Aliases whose arguments hold themselves (CPython 3.13 crashes), and aliases within aliases."""
from typing import TypeVar

arguments = []
arguments.append(arguments)
for ask in repr, str, lambda alias: alias.__parameters__, lambda alias: alias[int]:
    try:
        print(ask(list[arguments]))
    except RecursionError as error:
        print("RecursionError", str(error)[:32])
# expect: RecursionError maximum recursion depth exceeded
# expect: RecursionError maximum recursion depth exceeded
# expect: RecursionError maximum recursion depth exceeded
# expect: RecursionError maximum recursion depth exceeded

alias = T = TypeVar("T")
for _ in range(300):
    alias = list[alias]
print(alias.__parameters__, alias.__parameters__ is alias.__parameters__)  # expect: (~T,) True
print(repr(alias[int]).count("["), alias[int].__parameters__)  # expect: 300 ()
