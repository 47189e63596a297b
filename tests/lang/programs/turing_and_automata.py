# A Turing machine, an elementary cellular automaton and a DFA made from an NFA.
from collections import defaultdict, deque
from itertools import islice


def turing(rules, tape, state="start", limit=10_000):
    cells, head = defaultdict(lambda: "_", enumerate(tape)), 0
    for steps in range(limit):
        if state == "halt":
            return "".join(cells[i] for i in range(min(cells), max(cells) + 1)).strip("_"), steps
        write, move, state = rules[state, cells[head]]
        cells[head] = write
        head += {"<": -1, ">": 1, "-": 0}[move]
    raise TimeoutError(limit)


INCREMENT = {
    ("start", "0"): ("0", ">", "start"),
    ("start", "1"): ("1", ">", "start"),
    ("start", "_"): ("_", "<", "carry"),
    ("carry", "1"): ("0", "<", "carry"),
    ("carry", "0"): ("1", "-", "halt"),
    ("carry", "_"): ("1", "-", "halt"),
}
for tape in ("0", "1011", "1111", ""):
    print(repr(tape), turing(INCREMENT, tape))
BEAVER = {("start", "_"): ("1", ">", "b"), ("start", "1"): ("1", "<", "b"), ("b", "_"): ("1", "<", "start"), ("b", "1"): ("1", ">", "halt")}
print(turing(BEAVER, ""))
try:
    turing({("start", "_"): ("_", ">", "start")}, "", limit=50)
except TimeoutError as error:
    print("no end within", error)


def automaton(rule, width=31):
    row = [int(i == width // 2) for i in range(width)]
    while True:
        yield "".join(".#"[cell] for cell in row)
        row = [rule >> (row[i - 1] << 2 | row[i] << 1 | row[(i + 1) % width]) & 1 for i in range(width)]


print("\n".join(islice(automaton(30), 8)))

NFA = {("s", "a"): {"s", "t"}, ("s", "b"): {"s"}, ("t", "b"): {"u"}, ("u", "a"): {"v"}}


def deterministic(nfa, start, alphabet):
    first = frozenset({start})
    table, queue = {}, deque([first])
    while queue:
        states = queue.popleft()
        if states in table:
            continue
        table[states] = {c: frozenset().union(*(nfa.get((s, c), ()) for s in states)) for c in alphabet}
        queue.extend(table[states].values())
    return first, table


first, dfa = deterministic(NFA, "s", "ab")
print(len(dfa), sorted("".join(sorted(states)) for states in dfa))
for word in ("aba", "ababa", "abab", "", "bbaba"):
    states = first
    for c in word:
        states = dfa[states][c]
    print(repr(word), "v" in states, word.endswith("aba"))
