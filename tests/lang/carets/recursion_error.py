# The traceback of a RecursionError is folded.
def down(n):
    return down(n + 1)
try:
    down(0)
except RecursionError as e:
    tb, frames = e.__traceback__, 0
    while tb: tb, frames = tb.tb_next, frames + 1
    print(type(e).__name__, e, frames > 900)
