# Carets in expressions over several lines.
def compute(a, b, c):
    return (
        a
        + b
        / c
        + 1
    )
result = compute(
    1,
    2,
    0,
)
