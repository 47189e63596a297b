x = 2 ** 10 + -1
y = (1, 'a' 'b', b'c' + b'd', (2, 3))
z = 'ab' * 3, 7 // 2, -7 % 3, 1 / 2, 1 << 200, 'abc'[-1]
if __debug__ and 0:
    never()
while 1:
    if x in [1, 2] or x not in {3, 4}:
        break
w = not 0
v = [1, 2, 3], {1, 2, 3}
u = '%s=%r' % (x, y)
