# Objects alive at the end are finalized before what they refer to.
import os
class D:
    def __init__(self, n, *a): self.n=n; self.a=a
    def __del__(self): os.write(1, (self.n+' '+str(w is None)+'\n').encode())
w = 5
a = D('a'); b = D('b'); c = D('c', D('inner')); d = D('d', c)
