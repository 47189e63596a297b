import itertools
out=[]
for r in [range(10),range(0),range(5,-7,-3),range(-4,20,4),range(10**12,10**12+50,7),range(0,-9,-1)]:
    for a in (None,-100,-11,-10,-3,-1,0,1,2,5,9,10,11,100):
        for b in (None,-100,-10,-2,0,3,10,50):
            for c in (None,1,2,-1,-3,7,10**9):
                x=r[a:b:c]; out.append((x.start,x.stop,x.step,len(x)))
print(hash(tuple(out)), len(out), out[:5])
