# Tic-tac-toe on bit masks: minimax, alpha-beta and a cached search agree, and count what each of them looked at.
from functools import cache

LINES = [0b111, 0b111000, 0b111000000, 0b1001001, 0b10010010, 0b100100100, 0b100010001, 0b1010100]
FULL = 0b111111111
ORDER = [4, 0, 2, 6, 8, 1, 3, 5, 7]


def won(side):
    return any(side & line == line for line in LINES)


def moves(mine, theirs):
    taken = mine | theirs
    return [1 << n for n in ORDER if not taken >> n & 1]


def minimax(mine, theirs, count):
    count[0] += 1
    if won(theirs):
        return -1
    if mine | theirs == FULL:
        return 0
    return max(-minimax(theirs, mine | move, count) for move in moves(mine, theirs))


def alphabeta(mine, theirs, count, alpha=-1, beta=1):
    count[0] += 1
    if won(theirs):
        return -1
    for move in moves(mine, theirs):
        alpha = max(alpha, -alphabeta(theirs, mine | move, count, -beta, -alpha))
        if alpha >= beta:
            break
    else:
        if mine | theirs == FULL:
            return 0
    return alpha


@cache
def value(mine, theirs):
    if won(theirs):
        return -1
    return max((-value(theirs, mine | move) for move in moves(mine, theirs)), default=0)


def best(mine, theirs):
    return max(moves(mine, theirs), key=lambda move: -value(theirs, mine | move))


def read(text):
    text = text.replace("/", "")
    return tuple(sum(1 << n for n, char in enumerate(text) if char == who) for who in "XO")


def show(x, o):
    cells = ["X" if x >> n & 1 else "O" if o >> n & 1 else "." for n in range(9)]
    return "/".join("".join(cells[n:n + 3]) for n in (0, 3, 6))


for board in ("X.O/.X./..O", "XO./.../...", "X../.O./..X", "XOX/OXO/...", "O.X/.../..."):
    x, o = read(board)
    mine, theirs = (x, o) if x.bit_count() == o.bit_count() else (o, x)
    plain, pruned = [0], [0]
    results = minimax(mine, theirs, plain) if 9 - (x | o).bit_count() <= 5 else None, alphabeta(mine, theirs, pruned)
    print(board, results, value(mine, theirs), "looked at", plain[0], pruned[0])

print("empty board:", value(0, 0), "positions", value.cache_info().misses)
x = o = 0
while not (won(x) or won(o) or x | o == FULL):
    if x.bit_count() == o.bit_count():
        x |= best(x, o)
    else:
        o |= best(o, x)
    print(show(x, o), end=" ")
print("X wins" if won(x) else "O wins" if won(o) else "draw")


@cache
def endings(mine, theirs):
    """How many games end with a win of the one to move, of the other, or drawn."""
    if won(theirs):
        return 0, 1, 0
    if mine | theirs == FULL:
        return 0, 0, 1
    sums = [endings(theirs, mine | move) for move in moves(mine, theirs)]
    return sum(s[1] for s in sums), sum(s[0] for s in sums), sum(s[2] for s in sums)


print("games:", endings(0, 0), sum(endings(0, 0)))
