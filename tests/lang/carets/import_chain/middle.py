import bottom
ready = True
def go(n):
    return bottom.divide(10, n) + 1
