# Backtracking: queens, knight's tour, subset sums, permutations, coins.
def queens(n):
    def place(row, cols, d1, d2, out):
        if row == n: yield tuple(out); return
        for c in range(n):
            if c not in cols and row - c not in d1 and row + c not in d2: yield from place(row + 1, cols | {c}, d1 | {row - c}, d2 | {row + c}, out + [c])
    return place(0, set(), set(), set(), [])
print(next(queens(8)), sum(1 for _ in queens(6)), list(queens(4)))
def tour(n, start):
    moves = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]; board, pos = {start: 0}, start
    free = lambda p: [(p[0] + dx, p[1] + dy) for dx, dy in moves if 0 <= p[0] + dx < n and 0 <= p[1] + dy < n and (p[0] + dx, p[1] + dy) not in board]
    for k in range(1, n * n):
        opts = free(pos)
        if not opts: return None
        pos = min(opts, key=lambda p: (len(free(p)), p)); board[pos] = k
    return board
t = tour(6, (0, 0)); print("\n".join(" ".join(f"{t[x, y]:2}" for x in range(6)) for y in range(6)) if t else "stuck")
def subsets(nums, target, i=0, chosen=()):
    if target == 0: yield chosen
    elif i < len(nums) and target > 0: yield from subsets(nums, target - nums[i], i + 1, chosen + (nums[i],)); yield from subsets(nums, target, i + 1, chosen)
print(list(subsets([1, 2, 3, 4, 5, 6], 10)))
def change(n, coins):
    ways = [1] + [0] * n
    for c in coins:
        for i in range(c, n + 1): ways[i] += ways[i - c]
    return ways[n]
print(change(100, [1, 5, 10, 25, 50]), change(1000, [1, 2, 5, 10, 20, 50, 100]))
def knapsack(items, cap):
    best = [(0, ())] * (cap + 1)
    for name, w, v in items:
        for c in range(cap, w - 1, -1): best[c] = max(best[c], (best[c - w][0] + v, best[c - w][1] + (name,)))
    return best[cap]
print(knapsack([("tent", 5, 10), ("food", 3, 7), ("rope", 2, 4), ("lamp", 1, 3)], 8))
def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b): t[i + 1][j + 1] = t[i][j] + x if x == y else max(t[i][j + 1], t[i + 1][j], key=len)
    return t[-1][-1]
print(lcs("AGGTAB", "GXTXAYB"), lcs("hello world", "yellow word"))
def maze_paths(m):
    def walk(x, y, seen):
        if (x, y) == (len(m[0]) - 1, len(m) - 1): yield len(seen); return
        for nx, ny in ((x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1)):
            if 0 <= nx < len(m[0]) and 0 <= ny < len(m) and m[ny][nx] == "." and (nx, ny) not in seen: yield from walk(nx, ny, seen | {(nx, ny)})
    return sorted(walk(0, 0, {(0, 0)}))
print(maze_paths(["...", ".#.", "..."]), maze_paths(["..#", "#..", "..."]))
