# a function's code is replaced while frames run it
import gc
src = '''
def f(n):
    big = [n] * 3
    if n == 0:
        f.__code__ = (lambda n: 'other').__code__
        gc.collect()
        junk = [bytes(300) for _ in range(100)]
        try:
            raise ValueError(n)
        except ValueError as e:
            return str(e), big, len(junk)
    return f(n - 1), big, f'{n}'
'''
ns = {'gc': gc}
exec(compile(src, 'x', 'exec'), ns)
f = ns['f']
f.__code__ = f.__code__.replace(co_name='copy')
print(f(3)); print(f(3))
exec(compile(src, 'x', 'exec'), ns)
f = ns['f']
for i in range(3):
    f.__code__ = f.__code__.replace(co_name='copy%d' % i)
print(f(1)); print(f.__code__.co_name)
