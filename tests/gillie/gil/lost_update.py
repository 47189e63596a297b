"""Two threads lose updates of an unprotected counter at a small check interval."""
# options: --check-interval 3
import threading

N = 5000
counter = 0


def work():
    global counter
    for _ in range(N):
        counter += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter < 2 * N, counter >= N // 10)  # expect: True True
