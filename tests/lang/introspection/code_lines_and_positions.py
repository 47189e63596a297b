# co_lines and co_positions cover the instructions in order.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def f(x):
    if x:
        y = (x +
             1)
    else:
        y = [i for i in
             range(3)]
    return y


code = f.__code__
lines = list(code.co_lines())
print(all(start < end for start, end, _ in lines), all(a[1] == b[0] for a, b in zip(lines, lines[1:])), lines[0][0])
print({1, 2, 5, 6, 7} <= {line - code.co_firstlineno for *_, line in lines if line is not None})
positions = list(code.co_positions())
print(all(len(row) == 4 for row in positions), all(row[0] is None or row[0] <= row[1] for row in positions))
spans = {(a - code.co_firstlineno, b - code.co_firstlineno, c, d) for a, b, c, d in positions if None not in (a, b, c, d)}
print((2, 3, 13, 14) in spans)
iterator = code.co_lines()
print(iter(iterator) is iterator, type(iterator).__name__, type(code.co_positions()).__name__, next(iterator) == lines[0])
print(attempt(code.co_lines, 1), attempt(code.co_positions, 1), attempt(type(iterator)))
print([code._varname_from_oparg(place) for place in range(2)], attempt(code._varname_from_oparg, 99), attempt(code._varname_from_oparg, "a"))
print(code.__sizeof__() > 0, hash(code) == hash(f.__code__), code == compile("def f(x): pass", "", "exec").co_consts[0])
