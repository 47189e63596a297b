"""Copies and pickles of nodes, also of those that know their parents."""
import ast
import copy
import pickle

tree = ast.parse("x + y * (z - 1)\ndef f(a, *, b=2):\n    return [a, b]\n")
for node in ast.walk(tree):
    for child in ast.iter_child_nodes(node):
        child.parent = node
for duplicate in (copy.deepcopy(tree), pickle.loads(pickle.dumps(tree))):
    print(ast.dump(duplicate) == ast.dump(tree))
    print(all(child.parent is node for node in ast.walk(duplicate) for child in ast.iter_child_nodes(node)))
shallow = copy.copy(tree.body[0])
print(shallow is not tree.body[0], shallow.value is tree.body[0].value, shallow.parent is tree)

node = ast.UnaryOp(op=ast.Not(), operand=ast.Constant(1))
node.extra = 2
cls, args, state = node.__reduce_ex__(4)
print(cls.__name__, args, sorted(state), state["extra"], state["op"] is node.op)

deep = ast.Constant(1)
for _ in range(200):
    outer = ast.UnaryOp(op=ast.Not(), operand=deep)
    deep.parent = outer
    deep = outer
print(ast.dump(copy.deepcopy(deep)) == ast.dump(deep))
