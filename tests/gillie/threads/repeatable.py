# options: --check-interval 3
# What only computes interleaves the same way each time: the same updates are lost.
import threading
def race():
    global n
    n = 0
    def work():
        global n
        for _ in range(500): n += 1
    threads = [threading.Thread(target=work) for _ in range(2)]
    for t in threads: t.start()
    for t in threads: t.join()
    return n
results = [race() for _ in range(10)]
print(all(500 <= n < 1000 for n in results))  # expect: True
