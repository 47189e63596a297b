# Regular expressions by Brzozowski derivatives: nodes are frozen dataclasses, the automaton grows as it is asked.
import re
from dataclasses import dataclass
from functools import cache, reduce
from itertools import product


class Node:
    def __or__(self, other):
        if self == NOTHING or self == other:
            return other
        return self if other == NOTHING else Either(*sorted((self, other), key=repr))

    def __add__(self, other):
        if NOTHING in (self, other):
            return NOTHING
        return other if self == EMPTY else self if other == EMPTY else Then(self, other)

    def star(self):
        return self if isinstance(self, Star) else EMPTY if self in (EMPTY, NOTHING) else Star(self)


@dataclass(frozen=True)
class Nothing(Node): ...
@dataclass(frozen=True)
class Empty(Node): ...
@dataclass(frozen=True)
class Char(Node):
    char: str
@dataclass(frozen=True)
class Either(Node):
    left: Node
    right: Node
@dataclass(frozen=True)
class Then(Node):
    left: Node
    right: Node
@dataclass(frozen=True)
class Star(Node):
    body: Node


NOTHING, EMPTY = Nothing(), Empty()


def nullable(node):
    match node:
        case Empty() | Star(): return True
        case Either(left, right): return nullable(left) or nullable(right)
        case Then(left, right): return nullable(left) and nullable(right)
    return False


@cache
def derive(node, char):
    match node:
        case Char(c): return EMPTY if c == char else NOTHING
        case Either(a, b): return derive(a, char) | derive(b, char)
        case Then(a, b):
            first = derive(a, char) + b
            return first | derive(b, char) if nullable(a) else first
        case Star(body): return derive(body, char) + node
    return NOTHING


def parse(text):
    at = 0

    def peek():
        return text[at:at + 1]

    def alternatives():
        nonlocal at
        result = sequence()
        while peek() == "|":
            at += 1
            result |= sequence()
        return result

    def sequence():
        nonlocal at
        result = EMPTY
        while (char := peek()) and char not in "|)":
            at += 1
            if char == "(":
                item = alternatives()
                if peek() != ")":
                    raise ValueError(f"missing ) at {at} of {text}")
                at += 1
            else:
                item = Char(char)
            while (mark := peek()) and mark in "*+?":
                at += 1
                item = {"*": item.star, "+": lambda: item + item.star(), "?": lambda: item | EMPTY}[mark]()
            result += item
        return result

    return alternatives()


def states(node, alphabet):
    seen, todo = {node: 0}, [node]
    for state in todo:
        for char in alphabet:
            if (after := derive(state, char)) not in seen:
                seen[after] = len(seen)
                todo.append(after)
    return [(number, "".join(str(seen[derive(s, c)]) for c in alphabet), nullable(s)) for s, number in seen.items()]


words = ["".join(w) for n in range(6) for w in product("ab", repeat=n)]
for pattern in ("a*b", "(a|b)*abb", "(ab)+|b?", "a?a?a?aaa", "((a|b)(a|b))*", "(a*)*b"):
    node = parse(pattern)
    mine = [w for w in words if nullable(reduce(derive, w, node))]
    theirs = [w for w in words if re.fullmatch(pattern, w)]
    print(f"{pattern:14} {len(mine):3} {mine == theirs} {mine[:4]} states {len(states(node, 'ab'))}")
for row in states(parse("(a|b)*abb"), "ab"):
    print(row)
print(parse("ab|c*"))
try:
    parse("(a|b")
except ValueError as error:
    print(error)
print(nullable(reduce(derive, "a" * 300, parse("a?" * 20 + "a" * 20))), nullable(reduce(derive, "a" * 30, parse("a?" * 20 + "a" * 20))))
