"""Allocating and dropping many small tuples and objects."""


def make(depth):
    return (make(depth - 1), make(depth - 1)) if depth else (None, None)


def check(tree):
    left, right = tree
    return 1 if left is None else 1 + check(left) + check(right)


class Node:
    def __init__(self, left, right):
        self.left, self.right = left, right


def nodes(depth):
    return Node(nodes(depth - 1), nodes(depth - 1)) if depth else None


def count(node):
    return 0 if node is None else 1 + count(node.left) + count(node.right)


print([sum(check(make(d)) for _ in range(2 ** (16 - d))) for d in range(4, 17, 2)], check(make(16)), count(nodes(16)))
