# Shortest ways: Dijkstra on a road map, A* through a labyrinth drawn as text.
import heapq

ROADS = {
    "A": {"B": 7, "C": 9, "F": 14},
    "B": {"A": 7, "C": 10, "D": 15},
    "C": {"A": 9, "B": 10, "D": 11, "F": 2},
    "D": {"B": 15, "C": 11, "E": 6},
    "E": {"D": 6, "F": 9},
    "F": {"A": 14, "C": 2, "E": 9},
    "Z": {},
}


def dijkstra(roads, start):
    far, via, queue = {start: 0}, {}, [(0, start)]
    while queue:
        here, place = heapq.heappop(queue)
        if here > far[place]:
            continue
        for other, length in roads[place].items():
            if here + length < far.get(other, float("inf")):
                far[other], via[other] = here + length, place
                heapq.heappush(queue, (far[other], other))
    return far, via


far, via = dijkstra(ROADS, "A")
print(far)
way = ["E"]
while way[-1] in via:
    way.append(via[way[-1]])
print(" -> ".join(reversed(way)), far.get("Z"))

MAZE = """\
S..#....
.#.#.##.
.#...#..
.####.#.
......#E
""".splitlines()
WALLS = {(x, y) for y, row in enumerate(MAZE) for x, cell in enumerate(row) if cell == "#"}
SPOTS = {cell: (x, y) for y, row in enumerate(MAZE) for x, cell in enumerate(row) if cell in "SE"}


def neighbours(x, y):
    for other in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
        if other not in WALLS and 0 <= other[0] < len(MAZE[0]) and 0 <= other[1] < len(MAZE):
            yield other


def a_star(start, goal):
    def guess(spot):
        return abs(spot[0] - goal[0]) + abs(spot[1] - goal[1])

    queue, seen = [(guess(start), 0, start, None)], {}
    while queue:
        _, steps, spot, before = heapq.heappop(queue)
        if spot in seen:
            continue
        seen[spot] = before
        if spot == goal:
            break
        for other in neighbours(*spot):
            heapq.heappush(queue, (steps + 1 + guess(other), steps + 1, other, spot))
    path, spot = [], goal
    while spot:
        path.append(spot)
        spot = seen[spot]
    return path[::-1]


path = a_star(SPOTS["S"], SPOTS["E"])
print(len(path) - 1, "steps")
for y, row in enumerate(MAZE):
    print("".join("*" if (x, y) in path and cell == "." else cell for x, cell in enumerate(row)))
