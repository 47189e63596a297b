# A tiny Prolog: terms parsed with a regular expression, unification with a trail of bindings, generators as search.
import re
from itertools import count, islice
from typing import NamedTuple


class Var(NamedTuple):
    name: str
    number: int = 0

    def __str__(self):
        return self.name if not self.number else f"_{self.name}"


class Term(NamedTuple):
    name: str
    args: tuple = ()

    def __str__(self):
        if self.name == ".":
            items, rest = [], self
            while isinstance(rest, Term) and rest.name == ".":
                items.append(str(rest.args[0]))
                rest = rest.args[1]
            return f"[{', '.join(items)}{'' if rest == NIL else f'|{rest}'}]"
        return f"{self.name}({', '.join(map(str, self.args))})" if self.args else self.name


NIL = Term("[]")
TOKEN = re.compile(r"\s*(:-|[A-Z_]\w*|[a-z]\w*|\d+|[()\[\],.|=])")


class Parser:
    def __init__(self, text):
        self.tokens = TOKEN.findall(text) + [""]

    def take(self, wanted=None):
        if wanted is not None and self.tokens[0] != wanted:
            raise SyntaxError(f"wanted {wanted!r}, got {self.tokens[0]!r}")
        return self.tokens.pop(0)

    def listed(self, end):
        items = []
        while self.tokens[0] != end:
            items.append(self.term())
            if self.tokens[0] != ",":
                break
            self.take(",")
        return items

    def term(self):
        token = self.take()
        if token == "[":
            items, rest = self.listed("]"), NIL
            if self.tokens[0] == "|":
                self.take()
                rest = self.term()
            self.take("]")
            for item in reversed(items):
                rest = Term(".", (item, rest))
            term = rest
        elif token[:1].isupper() or token == "_":
            term = Var(token)
        elif token.isalnum():
            args = ()
            if self.tokens[0] == "(":
                self.take()
                args = tuple(self.listed(")"))
                self.take(")")
            term = Term(token, args)
        else:
            raise SyntaxError(f"no term starts with {token!r}")
        if self.tokens[0] == "=":
            self.take()
            return Term("=", (term, self.term()))
        return term

    def clauses(self):
        while self.tokens[0]:
            head, body = self.term(), []
            if self.tokens[0] == ":-":
                self.take()
                body = self.listed(".")
            self.take(".")
            yield head, body


class Prolog:
    def __init__(self, text):
        self.clauses, self.fresh, self.bound, self.trail = list(Parser(text).clauses()), count(1), {}, []

    def walk(self, term):
        while isinstance(term, Var) and term in self.bound:
            term = self.bound[term]
        return term

    def unify(self, a, b):
        a, b = self.walk(a), self.walk(b)
        if a == b:
            return True
        if isinstance(b, Var) and not isinstance(a, Var):
            a, b = b, a
        if isinstance(a, Var):
            self.bound[a] = b
            self.trail.append(a)
            return True
        return a.name == b.name and len(a.args) == len(b.args) and all(map(self.unify, a.args, b.args))

    def rename(self, term, number):
        if isinstance(term, Var):
            return Var(term.name, next(self.fresh) if term.name == "_" else number)
        return Term(term.name, tuple(self.rename(arg, number) for arg in term.args))

    def resolve(self, term):
        term = self.walk(term)
        return term if isinstance(term, Var) else Term(term.name, tuple(map(self.resolve, term.args)))

    def undo(self, mark):
        while len(self.trail) > mark:
            del self.bound[self.trail.pop()]

    def prove(self, goals):
        if not goals:
            yield
            return
        (goal, *rest), mark = goals, len(self.trail)
        if goal.name == "=":
            if self.unify(*goal.args):
                yield from self.prove(rest)
            self.undo(mark)
            return
        for head, body in self.clauses:
            if head.name == goal.name:
                number = next(self.fresh)
                if self.unify(goal, self.rename(head, number)):
                    yield from self.prove([self.rename(part, number) for part in body] + rest)
                self.undo(mark)

    def ask(self, text, most=6):
        goals = Parser(text).listed("")
        names = dict.fromkeys(re.findall(r"\b[A-Z]\w*", text))
        answers = []
        for _ in islice(self.prove(goals), most):
            answers.append(", ".join(f"{name} = {self.resolve(Var(name))}" for name in names) or "yes")
        self.undo(0)
        print(f"?- {text}\n   {'; '.join(answers) or 'no'}")


world = Prolog("""
    parent(ada, bob). parent(ada, cid). parent(bob, dora). parent(cid, eve). parent(dora, finn).
    grandparent(X, Z) :- parent(X, Y), parent(Y, Z).
    ancestor(X, Y) :- parent(X, Y).
    ancestor(X, Z) :- parent(X, Y), ancestor(Y, Z).
    append([], L, L).
    append([H|T], L, [H|R]) :- append(T, L, R).
    member(X, [X|_]).
    member(X, [_|T]) :- member(X, T).
    select(X, [X|T], T).
    select(X, [H|T], [H|R]) :- select(X, T, R).
    permutation([], []).
    permutation(L, [H|T]) :- select(H, L, R), permutation(R, T).
    plus(zero, N, N).
    plus(s(M), N, s(R)) :- plus(M, N, R).
""")
for query in (
    "parent(ada, X)", "grandparent(G, C)", "ancestor(ada, finn)", "ancestor(finn, X)", "ancestor(X, eve)",
    "append([1, 2], [3], L)", "append(A, B, [x, y])", "append(X, [Last], [a, b, c])", "member(M, [1, 2, 3]), parent(M, N)",
    "member(f(X, b), [f(a, c), f(d, b), g(b)])", "permutation([1, 2, 3], P)", "plus(X, Y, s(s(zero)))",
    "X = f(Y, Z), Y = a, Z = [Y|W]", "f(a, X) = f(Y, b)", "[1, 2|T] = [H, H2, 3, 4]", "f(a) = f(b)",
):
    world.ask(query)
print(world.bound, len(world.clauses))
for wrong in ("parent(ada", "f(x) :- g(x)", "p :- ), q."):
    try:
        Prolog(wrong)
    except SyntaxError as error:
        print("SyntaxError:", error)
