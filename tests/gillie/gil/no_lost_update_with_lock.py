"""The same with a lock: nothing is lost, however often threads switch."""
# options: --check-interval 1
import threading

N = 2000
counter = 0
lock = threading.Lock()


def work():
    global counter
    for _ in range(N):
        with lock:
            counter += 1


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter)  # expect: 8000
