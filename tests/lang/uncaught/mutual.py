# Mutual recursion without folding, in methods and lambdas.
class Node:
    def __init__(self, value, child=None):
        self.value, self.child = value, child
    def total(self):
        return self.value + (self.child.total() if self.child else None)
visit = lambda node: node.total()
print(visit(Node(1, Node(2, Node(3)))))
