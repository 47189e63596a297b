"""Float arithmetic in three nested loops, and the same with complex numbers."""


def rows(size):
    for py in range(size):
        y0, row = py / size * 2 - 1, 0
        for px in range(size):
            x0 = px / size * 3 - 2
            x = y = 0.0
            n = 0
            while x * x + y * y <= 4.0 and n < 40:
                x, y = x * x - y * y + x0, 2 * x * y + y0
                n += 1
            row += n
        yield row


def inside(c):
    z = 0j
    for _ in range(40):
        z = z * z + c
        if abs(z) > 2:
            return 0
    return 1


print(sum(rows(200)), sum(inside(complex(x / 40 - 2, y / 40 - 1)) for x in range(120) for y in range(80)))
