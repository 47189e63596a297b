"""Planets: float arithmetic on attributes and lists."""


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx, vy, vz
        self.mass = mass


BODIES = [
    Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.47841760435743),
    Body(4.84143144246472, -1.16032004402742, -0.10362204447112, 0.60632639299932, 2.81198684491626, -0.02521836165988, 0.03769367487038),
    Body(8.34336671824457, 4.1247985641243, -0.40352341711432, -1.01077434617879, 1.82566237123041, 0.00841576137658, 0.01128632613196),
    Body(12.8943695621391, -15.111151401698, -0.22330757889265, 1.0827910064415, 0.86871301816961, -0.01083263740136, 0.00172372405705),
    Body(15.3796971148509, -25.919314609988, 0.17925877295037, 0.97909073224389, 0.59469899864766, -0.03475595555078, 0.00203368686992),
]
PAIRS = [(a, b) for i, a in enumerate(BODIES) for b in BODIES[i + 1 :]]


def advance(dt, steps):
    for _ in range(steps):
        for a, b in PAIRS:
            dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
            pull = dt * (dx * dx + dy * dy + dz * dz) ** -1.5
            a.vx -= dx * b.mass * pull
            a.vy -= dy * b.mass * pull
            a.vz -= dz * b.mass * pull
            b.vx += dx * a.mass * pull
            b.vy += dy * a.mass * pull
            b.vz += dz * a.mass * pull
        for body in BODIES:
            body.x += dt * body.vx
            body.y += dt * body.vy
            body.z += dt * body.vz


def energy():
    e = sum(0.5 * b.mass * (b.vx**2 + b.vy**2 + b.vz**2) for b in BODIES)
    for a, b in PAIRS:
        e -= a.mass * b.mass / ((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2) ** 0.5
    return e


print(f"{energy():.9f}")
advance(0.01, 15000)
print(f"{energy():.9f}")
