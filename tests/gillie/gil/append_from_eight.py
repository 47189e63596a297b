"""One instruction is atomic: eight threads append, none is lost, even at N=1."""
# options: --check-interval 1
import threading

N, T = 1000, 8
l = []


def work(i):
    for k in range(N):
        l.append(i)


threads = [threading.Thread(target=work, args=(i,)) for i in range(T)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(l), [l.count(i) for i in range(T)] == [N] * T)  # expect: 8000 True
