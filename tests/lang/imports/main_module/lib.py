"""lib's doc"""
CONST = 5
def double(x): return x * 2
def read(): return CONST
def sum_args(*a): return sum(a)
